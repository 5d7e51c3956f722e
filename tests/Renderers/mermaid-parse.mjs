// Parses Mermaid diagrams with the package itself: node mermaid-parse.mjs PACKAGE FILE...
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const [folder, ...files] = process.argv.slice(2);
const entry = path.join(folder, JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8')).module);
const mermaid = (await import(pathToFileURL(entry))).default;
for (const file of files) {
  try {
    const parsed = await mermaid.parse(fs.readFileSync(file, 'utf8'));
    if (parsed.diagramType !== 'sequence') {
      throw new Error(`is a ${parsed.diagramType} diagram`);
    }
  } catch (error) {
    console.log(`${file}: ${error.message}`);
    process.exitCode = 1;
  }
}
