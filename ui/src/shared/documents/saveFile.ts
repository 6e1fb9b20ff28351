/** Has the browser, or the shell, ask where a file is to be written. */
export function saveFile(address: string, filename: string): void {
  const link = document.createElement("a");
  link.href = address;
  link.download = filename;
  document.body.append(link);
  link.click();
  link.remove();
}
