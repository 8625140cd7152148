/** A trace that is kept keeps its whole block. */
const MOST_BLOCK_BYTES = 16_384

/** Writes one text of bytes after another into shared blocks: a buffer of its own for each would cost more. */
export class ByteWriter {
  #block = new Uint8Array(512)
  /** Start of what is being written, and the write position. */
  #start = 0
  #at = 0

  byte(value: number): void {
    if (this.#at === this.#block.length) this.#grow(1)
    this.#block[this.#at++] = value
  }

  /** Unsigned LEB128, for whole numbers of 0 to 2^53 - 1. */
  varint(value: number): void {
    if (this.#block.length - this.#at < 8) this.#grow(8)
    let rest = value
    while (rest >= 0x80) {
      this.#block[this.#at++] = (rest % 0x80) | 0x80
      rest = rest < 0x80000000 ? rest >>> 7 : Math.floor(rest / 0x80)
    }
    this.#block[this.#at++] = rest
  }

  /** Zigzag, then LEB128: small negative numbers stay small. */
  signed(value: number): void {
    this.varint(value < 0 ? -2 * value - 1 : 2 * value)
  }

  /** Three bytes, for numbers below 2^24. */
  uint24(value: number): void {
    if (this.#block.length - this.#at < 3) this.#grow(3)
    this.#block[this.#at++] = value & 0xff
    this.#block[this.#at++] = (value >>> 8) & 0xff
    this.#block[this.#at++] = (value >>> 16) & 0xff
  }

  /** What was written since the last call; nobody writes there again. */
  take(): Uint8Array {
    const taken = this.#block.subarray(this.#start, this.#at)
    this.#start = this.#at
    return taken
  }

  /** Goes on in a new block. */
  #grow(atLeast: number): void {
    const begun = this.#block.subarray(this.#start, this.#at)
    const size = Math.min(2 * this.#block.length, MOST_BLOCK_BYTES)
    this.#block = new Uint8Array(Math.max(size, 2 * begun.length + atLeast))
    this.#block.set(begun)
    this.#start = 0
    this.#at = begun.length
  }
}
