/** The settings. */
export function SettingsPage(_: { section?: string | undefined }) {
  return null;
}
