/** The element of a numbered place; one message is shown at a time. */
export function markId(number: number): string {
  return `source-${number}`;
}
