/** The engine of the SQL page in megabytes: as it lies, and as a server sends it that compresses with brotli. */
export const engineSize = {raw: "18", compressed: "3,3"} as const;
