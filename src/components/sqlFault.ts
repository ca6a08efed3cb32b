/** Why a query gave no answer: in Swedish where that can be told, and in the engine's own words. */
export interface SqlFault {
  readonly told: string;
  readonly engine: string;
}

const known: readonly (readonly [pattern: RegExp, told: string])[] = [
  [
    /Permission Error|configuration has been locked|home directory|external extensions/i,
    "Frågan ville nå något utanför utgåvan: en fil, en adress, ett tillägg eller en inställning. Det är avstängt här.",
  ],
  [
    /exists in the \w+ extension|INSTALL \w+/i,
    "Frågan använder något som bara finns i ett tillägg till databasen. Tillägg går inte att hämta här.",
  ],
  [
    /Out of Memory|memory access out of bounds|Failed to allocate/i,
    "Svaret eller ett mellanled fick inte plats i minnet. Räkna ihop rader med GROUP BY, eller ta färre med WHERE eller LIMIT.",
  ],
  [/Table with name/i, "Det finns ingen tabell med det namnet. Tabellerna står längre ner på sidan."],
  [/Binder Error: .*column/i, "Det finns ingen kolumn med det namnet i tabellen."],
  [/Parser Error/i, "Databasen förstår inte hur frågan är skriven."],
];

/** Explains the engine's message. What wraps the message itself is left out. */
export function explainFault(message: string): SqlFault {
  const engine = message.replace(
    /^Invalid Input Error: Attempting to fetch from an unsuccessful query result\s*Error: /,
    "",
  );
  const told = known.find(([pattern]) => pattern.test(engine))?.[1] ?? "Frågan gick inte att köra.";
  return {told, engine: engine.trim()};
}
