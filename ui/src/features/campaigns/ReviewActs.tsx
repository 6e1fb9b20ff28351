import { Button } from "@/shared/ui/Button";

interface Props {
  /** `review` or `mail`: the beginning of the names that tests know the buttons by. */
  name: string;
  words: { approve: string; skip: string; reject: string };
  size?: "normal" | "large";
  /** Something is on its way: nothing is decided twice. */
  busy: boolean;
  /** Whether what is on the screen may be approved as it is. */
  ready?: boolean;
  /** Why it may not. */
  whyNot?: string | undefined;
  /** Without it the first button sends the form it stands in. */
  onApprove?: () => void;
  onSkip: () => void;
  onReject: () => void;
}

/** What a person decides about one of many: the same three keys for products and for mails. */
export function ReviewActs(props: Props) {
  const { name, words, size = "normal", busy, ready = true, whyNot, onApprove, onSkip, onReject } = props;
  return (
    <>
      <Button
        look="go"
        size={size}
        keys="enter"
        type={onApprove === undefined ? "submit" : "button"}
        disabled={busy || !ready}
        title={whyNot}
        onClick={onApprove}
        data-testid={`${name}-approve`}
      >
        {words.approve}
      </Button>
      <Button size={size} keys="j" onClick={onSkip} data-testid={`${name}-skip`}>
        {words.skip}
      </Button>
      <Button
        look="quiet"
        size={size}
        keys="x"
        disabled={busy}
        onClick={onReject}
        data-testid={`${name}-reject`}
      >
        {words.reject}
      </Button>
    </>
  );
}
