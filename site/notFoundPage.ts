/**
 * What is shown for an address that does not exist, when the pages have no `404.md` of their own. Loads nothing. `home` is the path of the
 * site's start on its server: the page is shown at any depth, so a relative link would lead astray.
 */
export const notFoundPage = (home: string): string => `<!DOCTYPE html>
<html lang="sv">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Sidan finns inte | underlag</title>
<link rel="icon" href="data:,">
<style>
:root { color-scheme: light; background: #ffffff; color: #1b1e23; }
a { color: #00498a; }
@media (prefers-color-scheme: dark) {
  :root { color-scheme: dark; background: #161616; color: #e6e6e0; }
  a { color: #9cc8f5; }
}
body { font: 18px/1.5 sans-serif; margin: 4rem auto; max-width: 36rem; padding: 0 1rem; }
</style>
</head>
<body>
<main>
<h1>Sidan finns inte</h1>
<p>Adressen leder inte till någon sida. Den kan vara felskriven, eller så har sidan bytt namn.</p>
<p><a href="${home}">Till startsidan</a></p>
</main>
</body>
</html>
`;
