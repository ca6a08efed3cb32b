const domain = "urn:riv:clinicalprocess:healthcond:certificate";

/** The opening of a document of a service: its root in the default namespace, the core as `c` and the types as `t`. */
export function openDocument(service: string, version: number): string {
  return (
    `<?xml version="1.0" encoding="UTF-8"?>\n<${service} xmlns="${domain}:${service}Responder:${version}" ` +
    `xmlns:c="${domain}:3" xmlns:t="${domain}:types:3">`
  );
}

/** An identifier of the domain: what kind it is by its root, and its text. */
export function identifier(root: string, extension: string): string {
  return `<t:root>${root}</t:root><t:extension>${escapeXml(extension)}</t:extension>`;
}

/** A code of a code system. */
export function code(value: string, system: string): string {
  return `<t:code>${value}</t:code><t:codeSystem>${system}</t:codeSystem>`;
}

/** Roots of identifiers: HSA-id, personnummer and samordningsnummer. */
export const hsaRoot = "1.2.752.129.2.1.4.1";

export function personIdentifier(number: string): string {
  return identifier(Number(number.slice(6, 8)) > 60 ? "1.2.752.129.2.1.3.3" : "1.2.752.129.2.1.3.1", number);
}

/** The doctor who writes, at a unit of a care provider, by the element name `name`; everybody has the same made-up name. */
export function issuer(name: string, unit: string, provider: string): string {
  return (
    `<${name}><c:personal-id>${identifier(hsaRoot, `${provider}-LAKARE`)}</c:personal-id>` +
    `<c:fullstandigtNamn>Påhittad Läkare</c:fullstandigtNamn>` +
    `<c:enhet><c:enhets-id>${identifier(hsaRoot, unit)}</c:enhets-id>` +
    `<c:arbetsplatskod>${identifier("1.2.752.29.4.71", "0000000")}</c:arbetsplatskod>` +
    `<c:enhetsnamn>Påhittad enhet</c:enhetsnamn><c:postadress>Gatan 1</c:postadress>` +
    `<c:postnummer>00000</c:postnummer><c:postort>Orten</c:postort><c:telefonnummer>000</c:telefonnummer>` +
    `<c:vardgivare><c:vardgivare-id>${identifier(hsaRoot, provider)}</c:vardgivare-id>` +
    `<c:vardgivarnamn>Påhittad vårdgivare</c:vardgivarnamn></c:vardgivare></c:enhet></${name}>`
  );
}

export function escapeXml(text: string): string {
  return /[&<>"]/.test(text)
    ? text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;")
    : text;
}
