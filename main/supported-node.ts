/** `.ts` files are run as they are from 22.18 on; better-sqlite3 crashes before 22 with a segmentation fault. */
const OLDEST = { major: 22, minor: 18 }

/** Why this Node cannot run the program or its tests, as a sentence that says what to do; null when it can. */
export function unsupportedNode(version: string): string | null {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  if (major > OLDEST.major || (major === OLDEST.major && minor >= OLDEST.minor)) return null
  return (
    `Switchyard needs Node ${OLDEST.major}.${OLDEST.minor} or newer, this is ${version}. ` +
    'Use the Node of .nvmrc, or the npm scripts (npm start, npm test): they run the one that npm ci installed.'
  )
}
