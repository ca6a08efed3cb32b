/**
 * A diagnosis key is a whole number of 31 bits with group, chapter, block and category in its bits from the top, so that one
 * column carries all levels; 0 is "utan giltig ICD-10-kod". This is how far to shift one to the right for each level: keys
 * that agree after it agree on the level.
 */
export const levelShift = {category: 0, block: 12, chapter: 22, group: 27} as const;
