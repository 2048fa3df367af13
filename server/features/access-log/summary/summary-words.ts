import type { AnomalyRule } from '../../../../core/contracts/access-log-anomalies.ts';
import type { SummaryLanguage } from '../../../../core/contracts/access-log-export.ts';

type Figures = Readonly<Record<string, number>>;

export type SummaryWords = {
  readonly title: string;
  readonly period: string;
  readonly origin: string;
  readonly madeAt: string;
  readonly checkpoint: string;
  readonly size: string;
  readonly root: string;
  readonly signedAt: string;
  readonly witnesses: string;
  readonly noWitness: string;
  readonly key: string;
  readonly acts: string;
  readonly refused: string;
  readonly byAction: string;
  readonly byOutcome: string;
  readonly byOrganisation: string;
  readonly action: string;
  readonly outcome: string;
  readonly organisation: string;
  readonly nobodys: string;
  readonly anomalies: string;
  readonly noAnomaly: string;
  readonly more: (count: number) => string;
  readonly entries: string;
  readonly verifying: string;
  readonly certificate: string;
  readonly steps: readonly string[];
  readonly outcomes: Readonly<Record<string, string>>;
  readonly rules: Readonly<Record<AnomalyRule, (figures: Figures) => string>>;
};

const of = (figures: Figures, name: string) => String(figures[name] ?? 0);

const en: SummaryWords = {
  title: 'Summary of the access log',
  period: 'Period (UTC)',
  origin: 'Log',
  madeAt: 'Made at',
  checkpoint: 'Signed checkpoint',
  size: 'Entries in the log',
  root: 'Root hash',
  signedAt: 'Signed at',
  witnesses: 'Witnesses',
  noWitness: 'No witness has signed it.',
  key: 'Key of the log',
  acts: 'Acts',
  refused: 'Refused',
  byAction: 'By act',
  byOutcome: 'By outcome',
  byOrganisation: 'By organisation of the actor',
  action: 'Act',
  outcome: 'Outcome',
  organisation: 'Organisation',
  nobodys: 'The portal itself, or nobody signed in',
  anomalies: 'What stands out',
  noAnomaly: 'Nothing, by the rules that are applied.',
  more: (count) => `And ${count} more, to be seen in the portal.`,
  entries: 'entries',
  verifying: 'How to verify this',
  certificate: 'SHA-256 of the certificate that signs this document',
  steps: [
    'Compare the fingerprint of the certificate below, and the key of the log above, with what you were told outside of the portal.',
    'Export the log in the portal and verify it with scripts/verify-log. The tree of the size above must have the root hash above; both are in every later export, too.',
    'The counts are made from an index of the log and are no proof by themselves: whoever has the export can count again.',
    'What stands out is found by plain rules, with hours in UTC. It says nothing about whether somebody did wrong.',
  ],
  outcomes: {
    success: 'done',
    denied: 'denied',
    failure: 'failed',
    error: 'failed by a defect',
    unknown: 'end unknown',
  },
  rules: {
    'off-hours': (figures) =>
      `${of(figures, 'acts')} acts of weight between ${of(figures, 'fromHour')} and ${of(figures, 'toHour')} h or at a weekend`,
    'bulk-opening': (figures) =>
      `${of(figures, 'opened')} files opened in one hour; at most ${of(figures, 'before')} in any hour of the ${of(figures, 'days')} days before`,
    'repeated-denials': (figures) =>
      `${of(figures, 'denied')} denials, at least five of them within ${of(figures, 'minutes')} minutes`,
    'opening-after-leaving': (figures) =>
      `after its organisation had left the case: ${of(figures, 'opened')} files opened, ${of(figures, 'denied')} denied`,
    'act-after-removal': (figures) =>
      `${of(figures, 'acts')} acts begun after removal or suspension`,
    'writer-gap': (figures) =>
      `entries are missing: a process went on with number ${of(figures, 'found')} instead of ${of(figures, 'expected')}`,
    'intent-without-result': (figures) =>
      `${of(figures, 'acts')} acts were announced, and nobody knows how they ended`,
  },
};

const fr: SummaryWords = {
  title: 'Synthèse du journal des accès',
  period: 'Période (UTC)',
  origin: 'Journal',
  madeAt: 'Établie le',
  checkpoint: 'Point de contrôle signé',
  size: 'Inscriptions au journal',
  root: 'Empreinte racine',
  signedAt: 'Signé le',
  witnesses: 'Témoins',
  noWitness: 'Aucun témoin ne l’a signé.',
  key: 'Clé du journal',
  acts: 'Actes',
  refused: 'Refusés',
  byAction: 'Par acte',
  byOutcome: 'Par issue',
  byOrganisation: 'Par organisation de l’auteur',
  action: 'Acte',
  outcome: 'Issue',
  organisation: 'Organisation',
  nobodys: 'Le portail lui-même, ou personne non connectée',
  anomalies: 'Points remarquables',
  noAnomaly: 'Aucun, selon les règles appliquées.',
  more: (count) => `Et ${count} autres, à consulter dans le portail.`,
  entries: 'inscriptions',
  verifying: 'Comment vérifier ce document',
  certificate: 'SHA-256 du certificat qui signe ce document',
  steps: [
    'Comparez l’empreinte du certificat ci-dessous et la clé du journal ci-dessus avec celles qui vous ont été communiquées hors du portail.',
    'Exportez le journal depuis le portail et vérifiez-le avec scripts/verify-log. L’arbre de la taille indiquée ci-dessus doit avoir l’empreinte racine ci-dessus ; l’un et l’autre se retrouvent dans tout export ultérieur.',
    'Les décomptes sont établis à partir d’un index du journal et ne constituent pas une preuve : quiconque dispose de l’export peut les refaire.',
    'Les points remarquables résultent de règles simples, aux heures UTC. Ils ne disent pas que quelqu’un a mal agi.',
  ],
  outcomes: {
    success: 'accompli',
    denied: 'refusé',
    failure: 'échoué',
    error: 'échoué par défaut du portail',
    unknown: 'issue inconnue',
  },
  rules: {
    'off-hours': (figures) =>
      `${of(figures, 'acts')} actes importants entre ${of(figures, 'fromHour')} h et ${of(figures, 'toHour')} h ou en fin de semaine`,
    'bulk-opening': (figures) =>
      `${of(figures, 'opened')} fichiers ouverts en une heure ; au plus ${of(figures, 'before')} par heure au cours des ${of(figures, 'days')} jours précédents`,
    'repeated-denials': (figures) =>
      `${of(figures, 'denied')} refus, dont au moins cinq en ${of(figures, 'minutes')} minutes`,
    'opening-after-leaving': (figures) =>
      `après le retrait de son organisation de l’affaire : ${of(figures, 'opened')} fichiers ouverts, ${of(figures, 'denied')} refusés`,
    'act-after-removal': (figures) =>
      `${of(figures, 'acts')} actes entrepris après un retrait ou une suspension`,
    'writer-gap': (figures) =>
      `des inscriptions manquent : un processus a continué au numéro ${of(figures, 'found')} au lieu de ${of(figures, 'expected')}`,
    'intent-without-result': (figures) =>
      `${of(figures, 'acts')} actes ont été annoncés sans que leur issue soit connue`,
  },
};

export const summaryWords: Readonly<Record<SummaryLanguage, SummaryWords>> = { en, fr };
