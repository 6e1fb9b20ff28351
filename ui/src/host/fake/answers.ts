import { agendaAnswers } from "@/host/fake/answersAgenda";
import { campaignAnswers } from "@/host/fake/answersCampaigns";
import { caseLawAnswers } from "@/host/fake/answersCaseLaw";
import { catalogueAnswers } from "@/host/fake/answersCatalogues";
import { deskAnswers } from "@/host/fake/answersDesk";
import { documentAnswers } from "@/host/fake/answersDocuments";
import { dossierAnswers } from "@/host/fake/answersDossiers";
import { draftAnswers } from "@/host/fake/answersDrafts";
import { firmAnswers } from "@/host/fake/answersFirm";
import { mailAnswers } from "@/host/fake/answersMail";
import { matterAnswers } from "@/host/fake/answersMatters";
import { productAnswers } from "@/host/fake/answersProducts";
import { rightsAnswers } from "@/host/fake/answersRights";
import { safetyAnswers } from "@/host/fake/answersSafety";
import { sendingAnswers } from "@/host/fake/answersSending";
import { workAnswers } from "@/host/fake/answersWork";
import type { Answers, Office } from "@/host/fake/office";

/** What the invented office answers to each command. */
export function answersOf(office: Office, planned: boolean): Answers {
  return {
    ...firmAnswers(office),
    ...mailAnswers(office),
    ...matterAnswers(office),
    ...workAnswers(office),
    ...agendaAnswers(office),
    ...deskAnswers(office),
    ...documentAnswers(office),
    ...dossierAnswers(office),
    ...draftAnswers(office),
    ...campaignAnswers(office),
    ...caseLawAnswers(office),
    ...catalogueAnswers(office),
    ...productAnswers(office),
    ...sendingAnswers(office),
    ...safetyAnswers(office, planned),
    ...rightsAnswers(office),
  };
}
