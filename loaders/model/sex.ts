/** The sexes as they stand in `certificate.sex`: woman, man, unknown. Linked tables hold the place in this list. */
export const sexes = ["K", "M", "U"] as const;
