import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export interface BrowserLaunch {
  executablePath: string
  args: string[]
  env: Record<string, string>
}

const SYSTEM_BROWSERS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const root = fileURLToPath(new URL('../../..', import.meta.url))
const packedIn = join(root, 'node_modules/@sparticuz/chromium')

/**
 * How to launch a browser on this machine: an installed Chromium, else the one packed in @sparticuz/chromium,
 * which brings its libraries and fonts and needs nothing of the system but glibc. It is unpacked once
 * (200 MB) into .build/; SWITCHYARD_CHROMIUM names another browser, or
 * is `packed` for this one.
 */
export async function browserLaunch(): Promise<BrowserLaunch> {
  const wish = process.env['SWITCHYARD_CHROMIUM']
  const installed = wish === 'packed' ? undefined : (wish ?? SYSTEM_BROWSERS.find((path) => existsSync(path)))
  // The tests drive only our own page, and CI machines run them as root, which the sandbox refuses.
  const args = ['--no-sandbox', '--disable-dev-shm-usage', '--font-render-hinting=none']
  if (installed !== undefined) return { executablePath: installed, args, env: inherited() }
  const folder = await unpackedChromium()
  return {
    executablePath: join(folder, 'chromium'),
    args,
    env: {
      ...inherited(),
      LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'),
      FONTCONFIG_FILE: join(folder, 'fonts.conf'),
    },
  }
}

function inherited(): Record<string, string> {
  const entries = Object.entries(process.env)
  return Object.fromEntries(entries.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))
}

/** Unpacks beside the final place and renames, so that a run that is cut short leaves nothing half done. */
async function unpackedChromium(): Promise<string> {
  const packed = await import('@sparticuz/chromium')
  const { version }: { version: string } = JSON.parse(readFileSync(join(packedIn, 'package.json'), 'utf8'))
  const folder = join(root, '.build', `chromium-${version}`)
  if (existsSync(folder)) return folder
  const fresh = `${folder}.${process.pid}`
  mkdirSync(fresh, { recursive: true })
  const temporary = process.env['TMPDIR']
  // The package unpacks into the temporary folder, whatever that is at the time.
  process.env['TMPDIR'] = fresh
  try {
    const archives = ['chromium.br', 'fonts.tar.br', 'swiftshader.tar.br', 'al2023.tar.br']
    await Promise.all(archives.map((archive) => packed.inflate(join(packedIn, 'bin', archive))))
  } finally {
    if (temporary === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = temporary
  }
  // The font list that comes with the package hard-codes another folder.
  writeFileSync(
    join(fresh, 'fonts.conf'),
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<dir>${join(folder, 'fonts')}</dir><cachedir>${join(folder, 'font-cache')}</cachedir></fontconfig>\n`,
  )
  try {
    renameSync(fresh, folder)
  } catch (error) {
    // Another run was faster.
    if (!existsSync(folder)) throw error
    rmSync(fresh, { recursive: true, force: true })
  }
  return folder
}
