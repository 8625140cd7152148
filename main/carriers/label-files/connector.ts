import { access, constants, mkdir, readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { CarrierAccount } from '../../../shared/domain/carrier-account.ts'
import type { LabelRequest } from '../../../shared/domain/label-request.ts'
import type { Clock } from '../../../shared/lib/clock.ts'
import { LANGUAGES } from '../../../shared/lib/language.ts'
import type { Message } from '../../../shared/messages/definition.ts'
import { message } from '../../../shared/messages/message.ts'
import { say } from '../../../shared/messages/say.ts'
import { labelInFile, looksCutOff } from '../../app/labels/label-file.ts'
import { LARGEST_LABEL_BYTES } from '../../app/labels/label-file-format.ts'
import type {
  BoughtLabel,
  BuyOutcome,
  CarrierConnector,
  CarrierFactory,
  FailedLabelFile,
} from '../../app/ports/carrier.ts'
import { RemoteError } from '../../app/ports/remote.ts'
import { moveFile, replaceFile } from '../../remote/durable-file.ts'
import { QuietFiles } from '../../remote/quiet-files.ts'
import { codeOf } from '../../remote/system-code.ts'
import { buyOutcome } from '../protocol/buy-outcome.ts'
import { isFor, type NamedFile, namedFile } from './file-name.ts'

const LOOK_AGAIN_MS = 2000
const DISK_AGAIN_MS = 10_000
const MB = 1024 * 1024
/** More than a person looks through. */
const MOST_FAILED = 100

/** Labels that a merchant's own carrier software writes into a folder. */
export function labelFileCarriers(clock: Clock): CarrierFactory {
  return (account) => new LabelFiles(account, clock)
}

/**
 * Nothing is bought here: a purchase stays wanted until its file is there. A taken file goes to `done` under our
 * reference before its label is kept, so that it is found again after a crash; one that holds no label goes to
 * `failed`, with the reason beside it.
 */
class LabelFiles implements CarrierConnector {
  readonly kind = 'label-files'
  readonly #folder: string
  readonly #files: QuietFiles

  constructor({ settings }: Pick<CarrierAccount, 'settings'>, clock: Clock) {
    this.#folder = settings['folder'] ?? ''
    this.#files = new QuietFiles(this.#folder, clock, {
      takes: (name) => !/^[.~]/.test(name) && !/\.(tmp|part|crdownload)$/i.test(name),
      looksCutOff: (_name, bytes) => looksCutOff(bytes),
    })
  }

  async check() {
    if (this.#folder === '') throw new RemoteError('protocol', message('labelFiles.noFolder'))
    await this.#reached(async () => {
      await access(this.#folder, constants.R_OK | constants.W_OK)
      for (const part of ['done', 'failed']) await mkdir(join(this.#folder, part), { recursive: true })
    })
    return { name: null }
  }

  fault() {
    return null
  }

  async ready(waiting: () => Promise<readonly LabelRequest[]>): Promise<ReadonlySet<string>> {
    await this.check()
    const { quiet } = await this.#reached(() => this.#files.list())
    if (quiet.length === 0) return new Set()
    const found = new Set<string>()
    const requests = await waiting()
    for (const file of quiet.map(namedFile)) {
      const asked = requests.find((request) => isFor(file, request) && !found.has(request.reference))
      if (asked !== undefined && (await this.#holdsLabel(file))) found.add(asked.reference)
    }
    return found
  }

  async buy(request: LabelRequest): Promise<BuyOutcome> {
    return await buyOutcome(async () => {
      const { quiet } = await this.#reached(() => this.#files.list())
      const file = quiet.map(namedFile).find((one) => isFor(one, request))
      const bytes = file === undefined ? null : await this.#reached(() => this.#files.read(file.name))
      if (file === undefined || file.trackingNumber === null || bytes === null)
        throw new RemoteError('retry', message('labelFiles.gone'), LOOK_AGAIN_MS)
      const label = boughtOf(file.trackingNumber, bytes)
      if (label === null) throw new RemoteError('retry', message('labelFiles.gone'), LOOK_AGAIN_MS)
      const ending = /\.[^.]*$/.exec(file.name)?.[0] ?? ''
      const kept = `${request.reference}_${file.trackingNumber}${ending}`
      await this.#reached(() => moveFile(join(this.#folder, file.name), join(this.#folder, 'done', kept)))
      return { kind: 'bought', label }
    })
  }

  async find({ reference }: LabelRequest): Promise<BoughtLabel | null> {
    const done = join(this.#folder, 'done')
    const name = (await this.#reached(() => readdir(done))).find((one) => one.startsWith(`${reference}_`))
    if (name === undefined) return null
    const { trackingNumber } = namedFile(name)
    const bytes = await this.#reached(() => readFile(join(done, name)))
    return trackingNumber === null ? null : boughtOf(trackingNumber, bytes)
  }

  async failed(): Promise<readonly FailedLabelFile[]> {
    const folder = join(this.#folder, 'failed')
    return await this.#reached(async () => {
      const names = (await readdir(folder)).filter((name) => name.endsWith('.txt')).toSorted()
      return await Promise.all(
        names.slice(0, MOST_FAILED).map(async (name) => {
          const lines = (await readFile(join(folder, name), 'utf8')).split('\n')
          const reasons = new Map(LANGUAGES.map((language, i) => [language, lines[i] ?? '']))
          return { name: name.slice(0, -'.txt'.length), reasons }
        }),
      )
    })
  }

  /** Whether the file can be taken; one that never can be is moved away with the reason. */
  async #holdsLabel({ name, trackingNumber }: NamedFile): Promise<boolean> {
    if (trackingNumber === null) return await this.#fail(name, message('labelFiles.noNumber', { file: name }))
    const found = await this.#reached(() => stat(join(this.#folder, name)))
    if (found.size > LARGEST_LABEL_BYTES) {
      const size = Math.ceil(found.size / MB)
      const limit = LARGEST_LABEL_BYTES / MB
      return await this.#fail(name, message('labelFiles.tooLarge', { file: name, size, limit }))
    }
    const bytes = await this.#reached(() => this.#files.read(name))
    if (bytes === null) return false
    const label = labelInFile(bytes)
    return 'problem' in label ? await this.#fail(name, label.problem) : true
  }

  async #fail(name: string, reason: Message): Promise<false> {
    const failed = join(this.#folder, 'failed')
    const text = LANGUAGES.map((language) => say(language, reason)).join('\n')
    await this.#reached(async () => {
      await replaceFile(join(failed, `${name}.txt`), `${text}\n`)
      await moveFile(join(this.#folder, name), join(failed, name))
    })
    return false
  }

  /** Runs work on the disk. @throws {RemoteError} retry: the disk refuses it */
  async #reached<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work()
    } catch (error) {
      const code = codeOf(error)
      if (code === null) throw error
      const problem = message('labelFiles.unusable', { folder: this.#folder, code })
      throw new RemoteError('retry', problem, DISK_AGAIN_MS)
    }
  }
}

function boughtOf(trackingNumber: string, bytes: Uint8Array): BoughtLabel | null {
  const label = labelInFile(bytes)
  if ('problem' in label) return null
  return { trackingNumber, trackingUrl: null, shipmentId: null, price: null, documents: [label] }
}
