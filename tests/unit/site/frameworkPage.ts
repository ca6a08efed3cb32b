/** A page as Framework 1.13.4 writes it, shortened; `body` goes into the main part and `head` last into the head. */
export function frameworkPage(body: string, head = ""): string {
  return `<!DOCTYPE html>
<html>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, maximum-scale=1">
<title>Sida</title>
<link rel="stylesheet" type="text/css" href="./_observablehq/theme.11111111.css">
<link rel="modulepreload" href="./_observablehq/client.22222222.js">
${head}<script type="module">
import {define} from "./_observablehq/client.22222222.js";
define({id: "a1b2c3d4", body: () => 1 < 2 && "å"});
</script>
</head>
<body>
<input id="observablehq-sidebar-toggle" type="checkbox" title="Toggle sidebar">
<label id="observablehq-sidebar-backdrop" for="observablehq-sidebar-toggle"></label>
<nav id="observablehq-sidebar">
  <ol>
    <label id="observablehq-sidebar-close" for="observablehq-sidebar-toggle"></label>
    <li class="observablehq-link observablehq-link-active"><a href="./">underlag</a></li>
  </ol>
</nav>
<script>{document.querySelector("#observablehq-sidebar")}</script>
<div id="observablehq-center">
<aside id="observablehq-toc"><nav></nav></aside>
<main id="observablehq-main" class="observablehq">
${body}</main>
<footer id="observablehq-footer"><nav><a rel="next" href="./metod"><span>Metod</span></a></nav></footer>
</div>
</body>
</html>
`;
}
