import { openHub } from '../../../main/store/hub.ts'

/** One process of a hub that wants the work: argv database, name. Says when it begins. */
const [database = '', name = ''] = process.argv.slice(2)
const hub = openHub({ connectionString: database, processId: name, onFault: () => undefined })
hub.hold('work', async () => {
  process.stdout.write('begins\n')
  return async () => undefined
})
