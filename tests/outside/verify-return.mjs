// Verifies signed files with software that is not ours: `jsonld-signatures` with the cryptosuite eddsa-jcs-2022 of
// Digital Bazaar. Offline: the only document that may be loaded is the one that a did:key stands for.
//
//   node tests/outside/verify-return.mjs FILE…
//
// Prints `ok FILE` or `refused FILE: why` for each. Ends with 0 if all are ok, 1 if one is refused, 2 if it cannot run.
// The packages are those of ui/package.json; VERIFY_PACKAGES names another package.json whose packages are taken.

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const ours = fileURLToPath(new URL('../../ui/package.json', import.meta.url));
const packages = createRequire(resolve(process.env.VERIFY_PACKAGES ?? ours));
const load = async (name) => import(pathToFileURL(packages.resolve(name)));

const SECURITY = 'https://w3id.org/security';
const DID = 'https://www.w3.org/ns/did/v1';

// A did:key is its own document, so nothing is fetched.
const documentLoader = async (url) => {
  const found = /^(did:key:(z6Mk[1-9A-HJ-NP-Za-km-z]{44}))(#\2)?$/.exec(url);
  if (!found) throw new Error(`“${url}” is not a did:key, and nothing else is loaded`);
  const [, did, publicKeyMultibase, fragment] = found;
  const key = { id: `${did}#${publicKeyMultibase}`, type: 'Multikey', controller: did, publicKeyMultibase };
  const document = fragment
    ? { '@context': `${SECURITY}/multikey/v1`, ...key }
    : { '@context': [DID, `${SECURITY}/multikey/v1`], id: did, assertionMethod: [key] };
  return { contextUrl: null, documentUrl: url, document };
};

async function verifier() {
  const { default: signatures } = await load('jsonld-signatures');
  const { DataIntegrityProof } = await load('@digitalbazaar/data-integrity');
  const { createVerifyCryptosuite } = await load('@digitalbazaar/eddsa-jcs-2022-cryptosuite');
  const suite = new DataIntegrityProof({ cryptosuite: createVerifyCryptosuite() });
  const { AssertionProofPurpose } = signatures.purposes;
  return (document) => signatures.verify(document, { suite, purpose: new AssertionProofPurpose(), documentLoader });
}

const why = (error) => [error, ...(error?.errors ?? [])].map((one) => one?.message ?? String(one)).join('; ');

const files = process.argv.slice(2);
if (files.length === 0) {
  console.error('usage: node verify-return.mjs FILE…');
  process.exit(2);
}
const verify = await verifier().catch((error) => {
  console.error(`The packages for verifying are not installed (npm ci in ui/): ${error.message}`);
  process.exit(2);
});
let refused = 0;
for (const file of files) {
  try {
    const { verified, error } = await verify(JSON.parse(await readFile(file, 'utf8')));
    if (!verified) throw error;
    console.log(`ok ${file}`);
  } catch (error) {
    refused += 1;
    console.log(`refused ${file}: ${why(error)}`);
  }
}
process.exit(refused === 0 ? 0 : 1);
