/** A trace that is kept keeps its whole block. */
const MOST_BLOCK_BYTES = 16_384

/** Appends to one growing buffer; `take` copies what was written and starts over. */
export class ByteWriter {
  #bytes = new Uint8Array(1024)
  #length = 0
  #block = new Uint8Array(0)
  #used = 0

  byte(value: number): void {
    if (this.#length === this.#bytes.length) this.#grow(1)
    this.#bytes[this.#length++] = value
  }

  /** Unsigned LEB128, for whole numbers of 0 to 2^53 - 1. */
  varint(value: number): void {
    if (this.#bytes.length - this.#length < 8) this.#grow(8)
    let rest = value
    while (rest >= 0x80) {
      this.#bytes[this.#length++] = (rest % 0x80) | 0x80
      rest = rest < 0x80000000 ? rest >>> 7 : Math.floor(rest / 0x80)
    }
    this.#bytes[this.#length++] = rest
  }

  /** Zigzag, then LEB128: small negative numbers stay small. */
  signed(value: number): void {
    this.varint(value < 0 ? -2 * value - 1 : 2 * value)
  }

  /** Three bytes, for numbers below 2^24. */
  uint24(value: number): void {
    if (this.#bytes.length - this.#length < 3) this.#grow(3)
    this.#bytes[this.#length++] = value & 0xff
    this.#bytes[this.#length++] = (value >>> 8) & 0xff
    this.#bytes[this.#length++] = (value >>> 16) & 0xff
  }

  /** A copy in a block shared with those taken before and after: a buffer of its own for each would cost more. */
  take(): Uint8Array {
    if (this.#block.length - this.#used < this.#length) {
      const size = Math.min(Math.max(2 * this.#block.length, 512), MOST_BLOCK_BYTES)
      this.#block = new Uint8Array(Math.max(size, this.#length))
      this.#used = 0
    }
    const copy = this.#block.subarray(this.#used, this.#used + this.#length)
    copy.set(this.#bytes.subarray(0, this.#length))
    this.#used += this.#length
    this.#length = 0
    return copy
  }

  #grow(atLeast: number): void {
    const larger = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + atLeast))
    larger.set(this.#bytes.subarray(0, this.#length))
    this.#bytes = larger
  }
}
