import {createHash} from "node:crypto";

/**
 * A page has no address with a slash at its end. Servers that cannot be told so show this page for one: it asks whether there is a page
 * without the slash, and leads there with the query and what follows `#`. One that answers by leading elsewhere is left alone, or the two
 * could lead to each other for ever.
 */
const script = `const bare = location.pathname.replace(/\\/$/, "");
if (bare !== "" && bare !== location.pathname)
  fetch(bare, {method: "HEAD", redirect: "manual"}).then(
    ({ok}) => ok && location.replace(bare + location.search + location.hash),
    () => {},
  );`;

const allowed = createHash("sha256").update(`\n${script}\n`).digest("base64");

/**
 * What is shown for an address that does not exist, when the pages have no `404.md` of their own. Loads no file. `home` is the path of the
 * site's start on its server: the page is shown at any depth, so a relative link would lead astray.
 */
export const notFoundPage = (home: string): string => `<!DOCTYPE html>
<html lang="sv">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; script-src 'sha256-${allowed}'; connect-src 'self'; base-uri 'none'; form-action 'none'">
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
<script>
${script}
</script>
</body>
</html>
`;
