/** What one lane, a share of the rows that one thread reads, has counted. Plain data: a thread sends it. */
export interface LaneCounts extends TextCounts {
  /** Rows by longest run, and behind them by spread: see `response-styles.ts`. */
  readonly styles: Uint32Array
  /** By text of the stratum (one for all rows, where there are none), by job: a table by symbol, then one by pair. */
  readonly jobs: readonly (readonly (readonly Uint32Array[])[])[]
}

/** The part that is known of each table where a lane reads several; what else it counts is of all of them. */
export interface TextCounts {
  readonly read: number
  readonly used: number
  /** Rows whose answers run through the scale. */
  readonly inOrder: number
  /** Whether any text beside the answers is like a label. */
  readonly hasLabel: boolean
  /** By item: spellings and how often they were counted. */
  readonly answers: readonly (readonly (readonly [string, number])[])[]
  /** By column of texts, in the order in which the lane has met them; 0 for those of other tables. */
  readonly texts: readonly (readonly (readonly [string, number])[])[]
  readonly margins: readonly (readonly LaneCell[])[]
}

export interface LaneCell {
  /** Positions in the lists of texts. */
  readonly key: readonly number[]
  readonly rows: number
  /** By item: of the unanswered, those who said that they do not know. */
  readonly dontKnows: Float64Array
  /** The states that occur, counted through all blocks that are counted by cell, and how often they do. */
  readonly states: Uint32Array
  readonly counts: Float64Array
}
