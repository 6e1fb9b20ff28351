import type { FirmsView } from "@/contract/FirmsView";
import type { MembersView } from "@/contract/MembersView";
import type { RecoveryKitView } from "@/contract/RecoveryKitView";
import type { SessionView } from "@/contract/SessionView";
import type { SettingsView } from "@/contract/SettingsView";
import { at } from "@/host/fake/time";

export const KIT: RecoveryKitView = {
  words:
    "rivage sextant guérite ardoise moulin velours cadran pivoine falaise lanterne orbite registre tilleul harpon vitrail cépage drapeau ombelle".split(
      " ",
    ),
  control: "4F-91-C2",
  qrSvg: qr(),
  madeAt: at(0),
};

/** Looks like a QR code; nothing reads it. */
function qr(): string {
  const squares: string[] = [];
  for (let y = 0; y < 25; y += 1)
    for (let x = 0; x < 25; x += 1) {
      const corner = (x < 7 && y < 7) || (x > 17 && y < 7) || (x < 7 && y > 17);
      const ring = corner && [x % 18, y % 18].some((side) => side === 0 || side === 6);
      const heart = corner && [x % 18, y % 18].every((side) => side > 1 && side < 5);
      if (ring || heart || (!corner && (x * 7 + y * 13 + x * y) % 3 === 0))
        squares.push(`M${x} ${y}h1v1h-1z`);
    }
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 25 25"><path d="${squares.join("")}"/></svg>`;
}

export const SESSION: SessionView = {
  tenantId: "t-1",
  firmName: "Vauquelin Dieng",
  kind: "law-firm",
  userId: "u-1",
  userName: "Me Ibrahima Dieng",
  role: "admin",
  capabilities: ["read", "validate", "reply", "work", "connect", "oversee", "administer"],
  language: "fr",
  theme: "system",
  discreet: false,
  lockAfterMinutes: 10,
  readOnly: false,
  secondFactorMissing: false,
  notices: [],
};

export const FIRMS: FirmsView = {
  firms: [
    {
      tenantId: "t-1",
      name: "Vauquelin Dieng",
      kind: "law-firm",
      remembered: false,
      members: ["Me Ibrahima Dieng", "Me Clara Noblecourt"],
    },
    {
      tenantId: "t-2",
      name: "Permanence du mardi",
      kind: "law-firm",
      remembered: false,
      members: ["Me Ibrahima Dieng"],
    },
  ],
  session: null,
  keyringAvailable: true,
  dataFolder: "~/.local/share/guichet",
  version: "0.1.0",
};

const MORNING = { from: "09:00", to: "12:30" };
const AFTERNOON = { from: "14:00", to: "18:00" };

export const SETTINGS: SettingsView = {
  firmName: "Vauquelin Dieng",
  subscriptionStatus: "active",
  language: "fr",
  theme: "system",
  discreet: false,
  lockAfterMinutes: 10,
  notifications: true,
  privateNotifications: true,
  slaHours: 24,
  businessHoursOnly: true,
  businessHours: [
    [MORNING, AFTERNOON],
    [MORNING, AFTERNOON],
    [MORNING],
    [MORNING, AFTERNOON],
    [MORNING, { from: "14:00", to: "17:00" }],
    [],
    [],
  ],
  ocrLanguages: ["fra", "eng"],
  holidayZone: "Métropole",
  holidayZones: [
    "Métropole",
    "Alsace-Moselle",
    "Guadeloupe",
    "Guyane",
    "Martinique",
    "Mayotte",
    "La Réunion",
  ],
  reviewBelowPercent: 60,
  pollMinutes: 5,
  remembered: true,
  dataFolder: "~/.local/share/guichet/vauquelin-dieng",
};

export const MEMBERS: MembersView = {
  members: [
    {
      id: "u-2",
      name: "Me Clara Noblecourt",
      initials: "CN",
      email: "c.noblecourt@vauquelin-dieng.example",
      role: "employee",
      disabled: false,
      isMe: false,
    },
    {
      id: "u-1",
      name: "Me Ibrahima Dieng",
      initials: "ID",
      email: "i.dieng@vauquelin-dieng.example",
      role: "admin",
      disabled: false,
      isMe: true,
    },
    {
      id: "u-4",
      name: "Sophie Vauquelin",
      initials: "SV",
      email: "s.vauquelin@vauquelin-dieng.example",
      role: "manager",
      disabled: false,
      isMe: false,
    },
    {
      id: "u-3",
      name: "Yanis Ferrand",
      initials: "YF",
      email: "y.ferrand@vauquelin-dieng.example",
      role: "employee",
      disabled: false,
      isMe: false,
    },
  ],
};
