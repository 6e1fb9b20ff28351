import type { ComponentType } from "react";

import { AuditSection } from "@/features/settings/AuditSection";
import { BackupSection } from "@/features/settings/backup/BackupSection";
import { ConnectionsSection } from "@/features/settings/connections/ConnectionsSection";
import { DelaysSection } from "@/features/settings/DelaysSection";
import { DossiersSection } from "@/features/settings/dossiers/DossiersSection";
import { IntelligenceSection } from "@/features/settings/IntelligenceSection";
import { LicenceSection } from "@/features/settings/LicenceSection";
import { MembersSection } from "@/features/settings/MembersSection";
import { ProfileSection } from "@/features/settings/ProfileSection";
import { RetentionSection } from "@/features/settings/RetentionSection";
import { SecuritySection } from "@/features/settings/SecuritySection";
import { SendingSection } from "@/features/settings/sending/SendingSection";
import { sectionOf } from "@/features/settings/sections";
import type { Section } from "@/features/settings/sections";

const PAGES: Record<Section, ComponentType> = {
  profile: ProfileSection,
  sending: SendingSection,
  members: MembersSection,
  connections: ConnectionsSection,
  delays: DelaysSection,
  dossiers: DossiersSection,
  licence: LicenceSection,
  security: SecuritySection,
  backup: BackupSection,
  retention: RetentionSection,
  intelligence: IntelligenceSection,
  audit: AuditSection,
};

/** The settings, one section at a time. */
export function SettingsPage({ section }: { section?: string | undefined }) {
  const Shown = PAGES[sectionOf(section)];
  return <Shown />;
}
