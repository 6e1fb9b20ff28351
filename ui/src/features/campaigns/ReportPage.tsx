import { FileDown } from "lucide-react";

import type { CampaignReport } from "@/contract/CampaignReport";
import type { Language } from "@/contract/Language";
import { BarTable } from "@/features/campaigns/BarTable";
import { DayTable } from "@/features/campaigns/DayTable";
import { ProductTable } from "@/features/campaigns/ProductTable";
import { useHost } from "@/host/HostContext";
import { useAct } from "@/shared/data/useAct";
import { useAsk } from "@/shared/data/useAsk";
import { useKeys } from "@/shared/keys/useKeys";
import { go } from "@/shared/route/route";
import { count, percent } from "@/shared/text/numbers";
import { useText } from "@/shared/text/useText";
import { Button } from "@/shared/ui/Button";
import { Failed } from "@/shared/ui/Failed";
import { Menu } from "@/shared/ui/Menu";
import { Page } from "@/shared/ui/Page";
import { Skeleton } from "@/shared/ui/Skeleton";
import { useToast } from "@/shared/ui/Toasts";

import styles from "./Report.module.css";

/** What a campaign came to. */
export function ReportPage({ id }: { id: string }) {
  const { t } = useText("campaigns");
  const host = useHost();
  const toast = useToast();
  const asked = useAsk("campaigns.report", { id });
  const save = useAct("campaigns.save_report", { said: () => t("report.saved") });
  const back = () => go({ room: "campaigns", id });
  useKeys([
    {
      id: "report.back",
      keys: "escape",
      label: t("report.back"),
      group: t("title"),
      hidden: true,
      run: back,
    },
  ]);
  const name = asked.data?.name ?? "";
  const write = async (language: Language) => {
    const [place] = await host.pick("save", `${t("report.title")} ${name}.pdf`);
    if (place !== undefined) save.mutate({ id, language, place: place.token });
  };
  return (
    <Page
      title={t("report.title")}
      bar={<span className="cut soft">{name}</span>}
      end={
        <>
          <Button look="quiet" onClick={back} data-testid="report-back">
            {t("report.back")}
          </Button>
          <Menu
            align="end"
            groups={[
              {
                items: (["fr", "en"] as const).map((language) => ({
                  id: `report-pdf-${language}`,
                  label: t(`report.pdf_${language}`),
                  icon: FileDown,
                  run: () => void write(language).catch(toast.fail),
                })),
              },
            ]}
          >
            <Button look="go" icon={FileDown} disabled={asked.data === undefined} data-testid="report-save">
              {t("report.save")}
            </Button>
          </Menu>
        </>
      }
      scroll
      data-testid="campaign-report"
    >
      {asked.data !== undefined ? (
        <Counted report={asked.data} />
      ) : asked.isError ? (
        <Failed
          failure={asked.error}
          onRetry={() => void asked.refetch()}
          leave={{ label: t("back"), run: back }}
        />
      ) : (
        <Skeleton rows={6} />
      )}
    </Page>
  );
}

function Counted({ report }: { report: CampaignReport }) {
  const { t, language } = useText("campaigns");
  const { listed, met, interested, sent, mails, answered, stages, answers, days } = report;
  const of = (part: number, whole: number) => (whole === 0 ? null : percent(part / whole, language));
  const figures = { listed, met, interested, mails, answered };
  return (
    <>
      <dl className={styles.figures}>
        {Object.entries(figures).map(([name, value]) => (
          <div key={name} data-testid={`report-${name}`}>
            <dt>{t(`report.${name}`)}</dt>
            <dd>{count(value, language)}</dd>
          </div>
        ))}
      </dl>
      <div className={styles.charts}>
        <BarTable
          title={t("report.way")}
          rows={[
            { name: t("report.met"), value: met, share: null },
            { name: t("report.interested"), value: interested, share: of(interested, met) },
            { name: t("report.sent"), value: sent, share: of(sent, met) },
            { name: t("report.answered"), value: answered, share: of(answered, sent) },
          ]}
        />
        <BarTable
          title={t("report.stages")}
          rows={(
            [
              ["waiting_room", stages.waitingRoom],
              ["oven", stages.oven],
              ["fridge", stages.fridge],
              ["trash", stages.trash],
            ] as const
          ).map(([stage, value]) => ({ name: t(`stage.${stage}`), value, share: of(value, listed) }))}
        />
        <BarTable
          title={t("report.answers")}
          rows={(["yes", "no", "ghost", "trash", "none"] as const).map((answer) => ({
            name: t(`report.said_${answer}`),
            value: answers[answer],
            share: of(answers[answer], listed),
          }))}
        />
        <ProductTable products={report.products} total={report.productsTotal} />
        <DayTable days={days} />
      </div>
      <p className={styles.how}>{t("report.how")}</p>
    </>
  );
}
