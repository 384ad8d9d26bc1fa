#!/usr/bin/env node
import { run } from '../dist/cli.js'

const { argv, env, stdout, stderr } = process
// Opening stdin takes time, and most commands never read it.
const streams = { stdout, stderr, stdin: () => process.stdin }
process.exitCode = await run(argv.slice(2), {
  ...streams,
  env,
  cwd: process.cwd(),
  now: () => performance.now(),
})
