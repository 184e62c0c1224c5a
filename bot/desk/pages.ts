/** The desk's few pages that the server writes. The sign-in page needs no script. */
import { words } from './view/strings.ts';

export const STYLE_PATH = '/desk/sign-in/desk.css';
export const SCRIPT_PATH = '/desk/desk.js';

const escaped = (text: string): string => text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);

const page = (title: string, head: string, body: string): string => `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escaped(title)}</title>
<link rel="stylesheet" href="${STYLE_PATH}">
<link rel="icon" href="data:,">
${head}</head>
${body}
</html>
`;

export interface SignInPage {
  readonly oidc: boolean;
  readonly problem: string | undefined;
  readonly email: string;
}

export function signInPage({ oidc, problem, email }: SignInPage): string {
  const { signIn } = words;
  const described = problem ? ' aria-describedby="problem" aria-invalid="true"' : '';
  const alert = problem ? `<p class="problem" id="problem" role="alert">${escaped(problem)}</p>` : '';
  const provider = oidc
    ? `<p><a class="button quiet" href="/desk/sign-in/oidc">${signIn.withProvider}</a></p><p class="or">${signIn.or}</p>`
    : '';
  return page(
    problem ? `${words.problemPrefix}${signIn.title}` : signIn.title,
    '',
    `<body class="sign-in"><main>
<p class="brand">${words.brand}</p>
<h1>${signIn.title}</h1>
${alert}${provider}<form method="post" action="/desk/sign-in">
<label for="email">${signIn.email}</label>
<input id="email" name="email" type="email" autocomplete="username" required value="${escaped(email)}"${described}>
<label for="password">${signIn.password}</label>
<input id="password" name="password" type="password" autocomplete="current-password" required${described}>
<button class="button primary" type="submit">${signIn.submit}</button>
</form>
<p class="hint">${signIn.noAccount}</p>
</main></body>`,
  );
}

export const afterSignInPage = (): string =>
  page(
    words.signIn.done,
    '<meta http-equiv="refresh" content="0;url=/desk">\n',
    `<body class="sign-in"><main><p>${words.signIn.done} <a href="/desk">${words.signIn.goOn}</a></p></main></body>`,
  );

export const deskPage = (): string =>
  page(
    words.title,
    `<script defer src="${SCRIPT_PATH}"></script>\n`,
    `<body class="desk"><div id="desk"><noscript><p class="problem">${words.needsScript}</p></noscript></div></body>`,
  );
