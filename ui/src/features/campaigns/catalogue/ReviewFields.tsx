import type { FormEvent, RefObject } from "react";

import type { ProductFields } from "@/contract/ProductFields";
import type { StagedRow } from "@/contract/StagedRow";
import type { StagedView } from "@/contract/StagedView";
import { confidenceOf } from "@/features/campaigns/catalogue/confidence";
import { draftOf, fieldsOf, isWrongPrice } from "@/features/campaigns/catalogue/draft";
import type { ProductDraft } from "@/features/campaigns/catalogue/draft";
import { ProductInputs } from "@/features/campaigns/catalogue/ProductInputs";
import type { ReadField } from "@/features/campaigns/catalogue/ProductInputs";
import { ReviewActs } from "@/features/campaigns/ReviewActs";
import { ReviewFoot } from "@/features/campaigns/ReviewFoot";
import { money, readMoney } from "@/shared/text/money";
import { useText } from "@/shared/text/useText";
import { MachineMark } from "@/shared/ui/MachineMark";
import { Note } from "@/shared/ui/Note";

import styles from "./Review.module.css";

interface Props {
  row: StagedRow;
  /** What was read for each field; absent while it is asked for. */
  view: StagedView | undefined;
  /** What a person wrote and nobody decided about yet. */
  edited: ProductDraft | null;
  onDraft: (draft: ProductDraft) => void;
  categories: string[];
  place: string;
  form: RefObject<HTMLFormElement | null>;
  first: RefObject<HTMLInputElement | null>;
  busy: boolean;
  onField: (field: ReadField) => void;
  /** Looks at another product of the catalogue. */
  onShow: (id: string) => void;
  /** With fields when a person changed some. */
  onApprove: (fields: ProductFields | undefined) => void;
  onSkip: () => void;
  onReject: () => void;
}

/** What was read of one product: every value with how sure it is and the words it rests on. */
export function ReviewFields(props: Props) {
  const {
    row,
    view,
    edited,
    onDraft,
    categories,
    place,
    form,
    first,
    busy,
    onField,
    onShow,
    onApprove,
    onSkip,
    onReject,
  } = props;
  const { t, language } = useText("catalogue");
  const before = draftOf(row.fields, language);
  const draft = edited ?? before;
  const closed = row.state === "published";
  const readOf = (field: ReadField) => view?.read.find((one) => one.field === field);
  // What stands there as it was read is the machine's, also in a place that a person drew.
  const isOwn = (field: ReadField) => {
    const read = readOf(field);
    const asRead =
      read !== undefined &&
      (field === "price" ? readMoney(read.value) === readMoney(draft.price) : read.value === draft[field]);
    return draft[field] !== before[field] || (row.confidence === 1 && !asRead && draft[field] !== "");
  };
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (busy || closed || isWrongPrice(draft)) return;
    onApprove(edited === null ? undefined : fieldsOf(draft));
  };
  const hint = (field: ReadField) => {
    const read = readOf(field);
    if (isOwn(field)) return t("byYou");
    if (read === undefined) return undefined;
    return (
      <span className={styles.why}>
        <MachineMark confidence={confidenceOf(read.confidence)} />
        {read.boxes.length > 0 && (
          <button
            type="button"
            className="link cut"
            tabIndex={-1}
            title={read.said}
            onClick={() => onField(field)}
            data-testid={`read-${field}`}
          >
            {t("seen", { words: read.said })}
          </button>
        )}
      </span>
    );
  };
  // What is published replaced it already: it would be told to replace itself.
  const known = closed ? null : (view?.known ?? null);
  const twin = view?.sameReference[0];
  return (
    <form
      ref={form}
      className={styles.side}
      aria-label={t("fields")}
      onSubmit={send}
      noValidate
      data-testid="review-fields"
      data-id={row.id}
      onKeyDown={(event) => {
        // Out of the field again: the keys of the review work from there.
        if (event.key === "Escape" && event.target instanceof HTMLElement) event.target.blur();
      }}
    >
      <div className={styles.paneHead}>
        <h2 className="cut">{draft.name || draft.reference || t("noName")}</h2>
        <span className="end quiet small num nowrap" data-testid="review-at">
          {place}
        </span>
      </div>
      <div className={styles.fieldsScroll}>
        {row.warnings.length > 0 && (
          <Note look="warn" data-testid="review-warnings">
            {row.warnings.map((word) => (
              <p key={word}>
                {t(`warning.${word}`)}{" "}
                {word === "duplicate_reference" && twin !== undefined && (
                  <button
                    type="button"
                    className="link"
                    onClick={() => onShow(twin)}
                    data-testid="review-twin"
                  >
                    {t("twin")}
                  </button>
                )}
              </p>
            ))}
          </Note>
        )}
        {known !== null && (
          <Note data-testid="review-known">
            {t("known", {
              name: known.name,
              price:
                known.priceCents === null
                  ? t("onRequest")
                  : money(known.priceCents, known.currency, language),
            })}
          </Note>
        )}
        <ProductInputs
          draft={draft}
          onDraft={onDraft}
          hint={hint}
          proposed={(field) => !closed && !isOwn(field)}
          onFocus={onField}
          first={first}
          categories={categories}
          closed={closed}
        />
      </div>
      <ReviewFoot>
        {closed ? (
          <span className="soft">{t("state.published")}</span>
        ) : (
          <ReviewActs
            name="review"
            words={{ approve: t("approve"), skip: t("skip"), reject: t("reject") }}
            busy={busy}
            ready={!isWrongPrice(draft)}
            onSkip={onSkip}
            onReject={onReject}
          />
        )}
      </ReviewFoot>
    </form>
  );
}
