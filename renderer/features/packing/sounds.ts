/** What each outcome sounds like: distinct in a loud hall, made here so that no file has to load. */
type Tone = { readonly hertz: number; readonly ms: number; readonly shape: OscillatorType }

export type SoundName = 'tick' | 'done' | 'wrong' | 'attention'

const SOUNDS: Readonly<Record<SoundName, readonly Tone[]>> = {
  tick: [{ hertz: 1320, ms: 60, shape: 'sine' }],
  done: [
    { hertz: 660, ms: 90, shape: 'sine' },
    { hertz: 990, ms: 160, shape: 'sine' },
  ],
  wrong: [
    { hertz: 196, ms: 220, shape: 'sawtooth' },
    { hertz: 147, ms: 320, shape: 'sawtooth' },
  ],
  attention: [
    { hertz: 520, ms: 120, shape: 'triangle' },
    { hertz: 520, ms: 120, shape: 'triangle' },
  ],
}
const GAP_S = 0.03
const LOUDNESS = 0.25
const FADE_S = 0.02

let context: AudioContext | null = null

/** Plays a sound at once; silently nothing where the browser has no sound or was not touched yet. */
export function playSound(name: SoundName) {
  context ??= new AudioContext()
  if (context.state === 'suspended') void context.resume()
  let start = context.currentTime
  for (const { hertz, ms, shape } of SOUNDS[name]) {
    const end = start + ms / 1000
    const oscillator = new OscillatorNode(context, { type: shape, frequency: hertz })
    const gain = new GainNode(context, { gain: LOUDNESS })
    gain.gain.setValueAtTime(LOUDNESS, end - FADE_S)
    gain.gain.linearRampToValueAtTime(0, end)
    oscillator.connect(gain).connect(context.destination)
    oscillator.start(start)
    oscillator.stop(end)
    start = end + GAP_S
  }
}
