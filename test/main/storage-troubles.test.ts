import { describe, expect, it } from 'vitest'
import { storageTroubles } from '../../main/storage-troubles.ts'
import { say } from '../../shared/messages/say.ts'

const MIB = 1024 * 1024
const said = async (freeMib: number, problem: string | null = null) =>
  (await storageTroubles('/home/shop', { problem: () => problem }, async () => freeMib * MIB)).map(
    (trouble) => say('en', trouble),
  )

describe('what stands in the way of keeping things', () => {
  it('is nothing while there is room and the log is written', async () => {
    expect(await said(300)).toEqual([])
  })
  it('is said while there is some room left', async () => {
    expect(await said(120)).toEqual([
      'Only 120 MB are left on the disk with the data folder. Free up space on the disk of /home/shop before work stops',
    ])
  })
  it('is said when there is none, and of the log besides', async () => {
    expect(await said(2, 'EROFS: read-only file system')).toEqual([
      expect.stringMatching(/^The disk with the data folder is full\. Nothing more can be saved/),
      'The log file cannot be written (EROFS: read-only file system). Work continues, but faults are not recorded',
    ])
  })
  it('is asked of the real disk', async () => {
    expect(await storageTroubles('/no/such/folder', { problem: () => null })).toEqual([])
  })
})
