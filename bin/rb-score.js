#!/usr/bin/env node
import { run } from '../dist/cli.js'

// Handled, so that a write at hand is finished first; then sent again, so that the shell sees what ended us.
process.once('SIGINT', () => process.kill(process.pid, 'SIGINT'))

const { argv, env, stdout, stderr } = process
// Opening stdin takes time, and most commands never read it.
const streams = { stdout, stderr, stdin: () => process.stdin }
process.exitCode = await run(argv.slice(2), { ...streams, env, cwd: process.cwd() })
