import type { ReportProduct } from "@/contract/ReportProduct";
import { priceOf } from "@/features/campaigns/catalogue/priceOf";
import { count } from "@/shared/text/numbers";
import { useText } from "@/shared/text/useText";

import styles from "./Report.module.css";

interface Props {
  products: ReportProduct[];
  /** How many there are, also those that are not shown. */
  total: number;
}

const NUMBERS = ["quantity", "sent", "answered", "yes"] as const;

/** What was wanted, the most wanted first: who wants it, how many pieces, and what became of them. */
export function ProductTable({ products, total }: Props) {
  const { t, language } = useText("campaigns");
  const { t: priced } = useText("catalogue");
  const most = Math.max(1, ...products.map(({ wanted }) => wanted));
  if (products.length === 0)
    return (
      <section className={styles.products} data-testid="report-no-products">
        <h2>{t("report.products")}</h2>
        <p>{t("report.noProducts")}</p>
      </section>
    );
  return (
    <table className={`${styles.table} ${styles.products}`} data-testid="report-products">
      <caption>
        {t("report.products")}
        {total > products.length && (
          <span className="quiet">
            {" "}
            {t("report.products_shown", {
              shown: count(products.length, language),
              total: count(total, language),
            })}
          </span>
        )}
      </caption>
      <thead>
        <tr>
          <th scope="col">{t("report.product")}</th>
          <th scope="col" className={styles.end}>
            {t("report.product_price")}
          </th>
          <th scope="col" colSpan={2} className={styles.wanted}>
            {t("report.product_wanted")}
          </th>
          {NUMBERS.map((what) => (
            <th key={what} scope="col" className={styles.end}>
              {t(`report.product_${what}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {products.map((product) => (
          <tr key={product.id} data-testid={`report-product-${product.id}`}>
            <th scope="row">
              <span className="cut">{product.name}</span>
              {product.reference !== null && product.reference !== product.name && (
                <span className="small quiet cut">{product.reference}</span>
              )}
            </th>
            <td className={styles.end}>{priceOf(product, priced, language)}</td>
            <td className={styles.number}>{count(product.wanted, language)}</td>
            <td className={styles.track} aria-hidden="true">
              <span style={{ inlineSize: `${(100 * product.wanted) / most}%` }} />
            </td>
            {NUMBERS.map((what) => (
              <td key={what} className={styles.end} data-nothing={product[what] === 0}>
                {count(product[what], language)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
