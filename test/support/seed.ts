/** Properties try the same cases in every run; `RB_SCORE_SEED=7 npm run test:slow` tries others. */
import fc from 'fast-check'

fc.configureGlobal({ seed: Number(process.env.RB_SCORE_SEED ?? 1) })
