import { buildStale } from '../../../main/cli/build.ts'

/** Before the slow tests: those that start the program start its bundle, as `npm start` does, in half the time. */
export default async function buildProgram(): Promise<void> {
  await buildStale(() => undefined)
}
