// Validates JSON with the package ajv itself: node ajv-validate.mjs PACKAGE SCHEMA DATA [SCHEMA DATA]...
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';

const [folder, ...files] = process.argv.slice(2);
const Ajv = createRequire(import.meta.url)(path.join(folder, 'dist', '2020.js')).default;
const read = file => JSON.parse(fs.readFileSync(file, 'utf8'));
for (let i = 0; i < files.length; i += 2) {
  // A new one for each pair: schemas may have the same name. Formats, such as uri, are another package's.
  const ajv = new Ajv({ allErrors: true, strict: false, validateFormats: false });
  const valid = ajv.compile(read(files[i]));
  if (!valid(read(files[i + 1]))) {
    for (const error of valid.errors) {
      console.log(`${files[i + 1]}: ${error.instancePath} ${error.message}`);
    }
    process.exitCode = 1;
  }
}
