/** What is shown for an address that does not exist, when the pages have no `404.md` of their own. Loads nothing. */
export const notFoundPage = `<!DOCTYPE html>
<html lang="sv">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Sidan finns inte | underlag</title>
<link rel="icon" href="data:,">
<style>
:root { color-scheme: light dark; }
body { font: 18px/1.5 sans-serif; margin: 4rem auto; max-width: 36rem; padding: 0 1rem; }
</style>
</head>
<body>
<main>
<h1>Sidan finns inte</h1>
<p>Adressen leder inte till någon sida. Den kan vara felskriven, eller så har sidan bytt namn.</p>
<p><a href="/">Till startsidan</a></p>
</main>
</body>
</html>
`;
