import type { Demonstration, DemonstrationAccount } from '../demonstration.ts';
import { signInLink } from './sign-in-link.ts';
import { words, type Language } from './words.ts';

/** The start page: who can sign in, and what is worth trying. It needs no script. */
export function startPage(
  { accounts, passphrase }: Demonstration,
  { language, portalOrigin }: { language: Language; portalOrigin: string },
): string {
  const { title, lead, people, otherLanguage, ...said } = words[language];
  const other = language === 'en' ? 'fr' : 'en';
  const organisations = Map.groupBy(accounts, ({ organisation }) => organisation);
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<link rel="stylesheet" href="/start.css">
</head>
<body>
<header class="bar"><span>${escaped(said.portal)}</span><a href="/?lang=${other}" lang="${other}" hreflang="${other}">${otherLanguage}</a></header>
<main>
<h1>${escaped(title)}</h1>
<p class="lead">${escaped(lead)}</p>
<section class="passphrase" aria-labelledby="passphrase">
<h2 id="passphrase">${escaped(said.passphraseTitle)}</h2>
<p><code>${escaped(passphrase)}</code></p>
<p class="hint">${escaped(said.passphraseHint)}</p>
</section>
<h2>${escaped(people)}</h2>
${[...organisations].map(([name, members]) => section(name, members, { language, portalOrigin })).join('\n')}
<h2>${escaped(said.dataTitle)}</h2>
<p class="hint">${escaped(said.dataHint)}</p>
</main>
</body>
</html>
`;
}

type Shown = { readonly language: Language; readonly portalOrigin: string };

function section(name: string, members: readonly DemonstrationAccount[], shown: Shown): string {
  return `<section>
<h3>${escaped(name)}</h3>
<ul class="cards">
${members.map((account) => card(account, shown)).join('\n')}
</ul>
</section>`;
}

function card(account: DemonstrationAccount, { language, portalOrigin }: Shown): string {
  const { roles, tries, signIn, signInAs } = words[language];
  const link = escaped(signInLink(portalOrigin, account));
  return `<li class="card">
<h4>${escaped(account.name)}</h4>
<p class="role">${escaped(roles[account.role])}</p>
<p>${escaped(tries[account.key] ?? '')}</p>
<a class="act" href="${link}" aria-label="${escaped(signInAs(account.name))}">${escaped(signIn)}</a>
</li>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
