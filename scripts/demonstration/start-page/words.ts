import type { Role } from '../../../core/contracts/vocabulary.ts';
import type { PersonKey } from '../seeding/people.ts';

export type Language = 'en' | 'fr';

type Words = {
  readonly portal: string;
  readonly title: string;
  readonly lead: string;
  readonly passphraseTitle: string;
  readonly passphraseHint: string;
  readonly people: string;
  readonly signIn: string;
  /** The same for who does not see beside whose name it stands. It begins alike. */
  readonly signInAs: (name: string) => string;
  readonly roles: Readonly<Record<Role, string>>;
  /** What is worth trying as this person. */
  readonly tries: Readonly<Partial<Record<PersonKey, string>>>;
  readonly dataTitle: string;
  readonly dataHint: string;
  readonly otherLanguage: string;
};

export const words: Readonly<Record<Language, Words>> = {
  en: {
    portal: 'Asset Recovery Portal',
    title: 'Demonstration of the Asset Recovery Portal',
    lead: 'Three States and two organs of the Court have worked with this portal for three weeks. All of them are invented, and so is everything in it: each paper says that it is a specimen. Choose who you are; the password is filled in, and no second factor is asked for.',
    passphraseTitle: 'The passphrase of every member key here',
    passphraseHint:
      'The portal asks for it when something sealed is opened or signed. It never leaves your browser, and it is not the password.',
    people: 'People',
    signIn: 'Sign in',
    signInAs: (name) => `Sign in as ${name}`,
    roles: {
      expert: 'Expert',
      'national-focal-point': 'National focal point',
      'court-focal-point': 'Court focal point',
      auditor: 'Auditor',
      administrator: 'Administrator',
    },
    tries: {
      leila:
        'Review the business jet that you have taken up: open its files, answer the remark, then accept it or return it.',
      samuel: 'Take up what came in last: wallets from a notebook, paintings that are for sale.',
      helene:
        'Read what Valdore has added to the account that you returned, and decide about the seized vehicle.',
      noor: 'Read the access log: who guessed at passwords in the night of the second week, who opened which file. You can open none.',
      ines: 'Invite people, and look after organisations. A second auditor that you proposed waits for your colleague.',
      tomas: 'Approve the second auditor that Ines Carvalho has proposed, or do not.',
      mara: 'See why the organisation’s key was replaced when Anton Reyes left, and admit Nils Aalto once he has made his key.',
      jon: 'Finish the draft about the rent: add files, check to whose keys it is sealed, and submit it.',
      petra: 'Read why the shares were returned, add the deed, and submit them again.',
      nils: 'Your first day: make your key in four steps. Then a colleague has to admit you.',
      irma: 'Your authority opens files in GnuPG. Decide about Viktor Stahl, whom you have suspended.',
      radu: 'Follow what you submitted, or withdraw the paintings before anybody takes them up.',
      viktor: 'Try it: he is suspended, so the sign-in is refused.',
      solene: 'Compare Claire Benhamou’s fingerprint and admit her.',
      etienne: 'Go on with a draft in French that still has no files.',
      claire:
        'You have a key, and wait for a colleague to admit you: see what you cannot open yet.',
    },
    dataTitle: 'About the data',
    dataHint:
      'Every entry of the access log was made by a real request; only the clock had been moved. Everything runs on this computer.',
    otherLanguage: 'Français',
  },
  fr: {
    portal: 'Portail de recouvrement des avoirs',
    title: 'Démonstration du portail de recouvrement des avoirs',
    lead: 'Trois États et deux organes de la Cour travaillent avec ce portail depuis trois semaines. Tous sont fictifs, de même que tout ce qui s’y trouve : chaque pièce porte la mention « spécimen ». Choisissez qui vous êtes ; le mot de passe est déjà renseigné et aucun second facteur n’est demandé.',
    passphraseTitle: 'La phrase secrète de toutes les clés personnelles d’ici',
    passphraseHint:
      'Le portail la demande pour ouvrir ou signer un contenu scellé. Elle ne quitte jamais votre navigateur et n’est pas le mot de passe.',
    people: 'Personnes',
    signIn: 'Se connecter',
    signInAs: (name) => `Se connecter en tant que ${name}`,
    roles: {
      expert: 'Expert',
      'national-focal-point': 'Point focal national',
      'court-focal-point': 'Point focal de la Cour',
      auditor: 'Auditeur',
      administrator: 'Administrateur',
    },
    tries: {
      leila:
        'Examinez le jet d’affaires que vous avez pris en charge : ouvrez ses pièces, répondez à la remarque, puis acceptez ou renvoyez la transmission.',
      samuel:
        'Prenez en charge les dernières arrivées : des portefeuilles notés dans un carnet, des tableaux mis en vente.',
      helene:
        'Lisez ce que le Valdore a ajouté au compte que vous aviez renvoyé et statuez sur le véhicule saisi.',
      noor: 'Consultez le journal des accès : qui a tenté des mots de passe pendant une nuit de la deuxième semaine, qui a ouvert quel fichier. Vous ne pouvez en ouvrir aucun.',
      ines: 'Invitez des personnes et gérez les organisations. Un second auditeur que vous avez proposé attend l’accord de votre collègue.',
      tomas: 'Approuvez, ou non, le second auditeur proposé par Ines Carvalho.',
      mara: 'Voyez pourquoi la clé de l’organisation a été remplacée au départ d’Anton Reyes et admettez Nils Aalto dès qu’il aura créé sa clé.',
      jon: 'Terminez le brouillon sur les loyers : ajoutez des fichiers, vérifiez pour quelles clés il est scellé et transmettez-le.',
      petra:
        'Lisez pourquoi les parts sociales ont été renvoyées, ajoutez l’acte et transmettez-les de nouveau.',
      nils: 'Votre premier jour : créez votre clé en quatre étapes. Un collègue devra ensuite vous admettre.',
      irma: 'Votre autorité ouvre les fichiers avec GnuPG. Statuez sur Viktor Stahl, que vous avez suspendu.',
      radu: 'Suivez ce que vous avez transmis ou retirez les tableaux avant leur prise en charge.',
      viktor: 'Essayez : il est suspendu, la connexion est refusée.',
      solene: 'Comparez l’empreinte de Claire Benhamou et admettez-la.',
      etienne: 'Poursuivez un brouillon en français qui n’a pas encore de fichier.',
      claire:
        'Vous avez une clé et attendez qu’un collègue vous admette : voyez ce que vous ne pouvez pas encore ouvrir.',
    },
    dataTitle: 'À propos des données',
    dataHint:
      'Chaque entrée du journal des accès provient d’une requête réelle ; seule l’horloge avait été déplacée. Tout fonctionne sur cet ordinateur.',
    otherLanguage: 'English',
  },
};
