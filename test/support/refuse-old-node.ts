import { unsupportedNode } from '../../main/supported-node.ts'

// Imported first by the configurations of the test runners: before a worker loads better-sqlite3.
const refusal = unsupportedNode(process.versions.node)
if (refusal !== null) {
  process.stderr.write(`${refusal}\n`)
  process.exit(1)
}
