import {programEntity} from "../../publish/metadata/roCrate.ts";

interface Crate {
  readonly "@graph": readonly {readonly "@id": string}[];
}

/**
 * An RO-Crate that was made again, with the program described as in the published one: what then differs is not the program. As it was
 * where one of the two is no crate.
 */
export function programDescribed(rebuilt: Uint8Array, published: Uint8Array): Uint8Array {
  const [again, said] = [crateOf(rebuilt), crateOf(published)];
  const program = said?.["@graph"].find((entity) => entity["@id"] === programEntity);
  if (!again || !program) return rebuilt;
  const graph = again["@graph"].map((entity) => (entity["@id"] === programEntity ? program : entity));
  return new TextEncoder().encode(`${JSON.stringify({...again, "@graph": graph}, undefined, 2)}\n`);
}

function crateOf(bytes: Uint8Array): Crate | undefined {
  try {
    const crate = JSON.parse(new TextDecoder().decode(bytes)) as Partial<Crate> | null;
    return Array.isArray(crate?.["@graph"]) ? (crate as Crate) : undefined;
  } catch {
    return undefined;
  }
}
