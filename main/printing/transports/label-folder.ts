import { constants } from 'node:fs'
import { access, link, mkdir, open, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { message } from '../../../shared/messages/message.ts'
import type { PrinterStatus, PrintOutcome } from '../../app/ports/printing.ts'
import { plainReason } from './device-link.ts'

export async function folderStatus(directory: string): Promise<PrinterStatus> {
  try {
    await access(directory, constants.W_OK)
    return { kind: 'ready', waiting: 0 }
  } catch (error) {
    return {
      kind: 'offline',
      detail: message('printing.folderNotWritable', { folder: directory, said: plainReason(error) }),
    }
  }
}

/**
 * Writes the label as `label-<time>[-n].<extension>`: complete and on disk before it has that name, and never
 * over a file that is there, so that a program watching the folder sees each label once and whole.
 */
export async function writeToFolder(
  directory: string,
  label: Uint8Array,
  extension: string,
  now: number,
): Promise<PrintOutcome> {
  const stamp = new Date(now).toISOString().replace(/[:.]/g, '-')
  const draft = join(directory, `.label-${stamp}-${process.pid}.part`)
  try {
    await mkdir(directory, { recursive: true })
    const file = await open(draft, 'w')
    try {
      await file.writeFile(label)
      await file.sync()
    } finally {
      await file.close()
    }
    const name = await publish(directory, draft, `label-${stamp}`, extension)
    return { kind: 'confirmed', bytes: label.length, detail: message('printing.written', { file: name }) }
  } catch (error) {
    const detail = message('printing.notWritten', { folder: directory, said: plainReason(error) })
    return { kind: 'failed', reason: 'rejected', detail }
  } finally {
    await rm(draft, { force: true }).catch(() => undefined)
  }
}

/**
 * A hard link fails when the name is taken, where a rename would replace the other label. File systems without
 * hard links (FAT, some shares) get the name reserved first.
 */
async function publish(directory: string, draft: string, stem: string, extension: string): Promise<string> {
  let reserve = false
  for (let copy = 1; ; ) {
    const name = join(directory, `${stem}${copy === 1 ? '' : `-${copy}`}.${extension}`)
    try {
      if (reserve) {
        await writeFile(name, '', { flag: 'wx' })
        await rename(draft, name)
      } else {
        await link(draft, name)
      }
      return name
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : null
      if (code === 'EEXIST') copy += 1
      else if (!reserve) reserve = true
      else throw error
    }
  }
}
