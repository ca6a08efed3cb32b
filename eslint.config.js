import js from "@eslint/js";
import tseslint from "typescript-eslint";

const noClockNoDice = [
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: "No clock below the cli: the date is an argument.",
  },
  {
    selector: "MemberExpression[object.name='Date'][property.name='now']",
    message: "No clock below the cli: the date is an argument.",
  },
  {
    selector: "MemberExpression[object.name='Math'][property.name='random']",
    message: "No dice: draw from a keyed function.",
  },
];

export default tseslint.config(
  {
    ignores: [
      "node_modules",
      "dist",
      "src/.observablehq",
      "src/data",
      "data",
      "fryst",
      "coverage",
      "bin",
      "**/*.js",
    ],
  },
  js.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  ...tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        // All of it as one program: read once, it is linted in three quarters of the time. The compiler has one for each part.
        project: ["tsconfig.lint.json"],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/restrict-template-expressions": ["error", {allowNumber: true}],
      "@typescript-eslint/no-non-null-assertion": "error",
      eqeqeq: "error",
      "no-console": "error",
      "no-restricted-syntax": ["error", ...noClockNoDice],
    },
  },
  {
    // The loaders' own program finds another form of `highs`: there the assertions are needed.
    files: ["loaders/protect/audit/warmModel.ts", "loaders/protect/suppress/cheapestChange.ts"],
    rules: {"@typescript-eslint/no-unnecessary-type-assertion": "off"},
  },
  {
    files: ["loaders/cli.ts", "site/**", "bench/**"],
    rules: {"no-console": "off", "no-restricted-syntax": "off"},
  },
  {
    files: ["src/components/**", "src/measures/**"],
    rules: {
      "@typescript-eslint/no-restricted-imports": [
        "error",
        {
          patterns: [
            {group: ["**/loaders/**", "node:*"], message: "The site sees the release and nothing behind it."},
            {
              group: ["**/contract/*Schema*", "zod", "npm:zod"],
              message: "zod stays out of the pages: types only.",
              allowTypeImports: true,
            },
          ],
        },
      ],
    },
  },
);
