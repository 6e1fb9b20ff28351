/** « +33639982216 » as it is read in France, « 06 39 98 22 16 »; other numbers and addresses stay as they are. */
export function readablePhone(value: string): string {
  const french = /^\+33(\d{9})$/.exec(value);
  return french === null ? value : `0${french[1] ?? ""}`.replace(/(\d\d)(?=\d)/g, "$1\u00a0");
}
