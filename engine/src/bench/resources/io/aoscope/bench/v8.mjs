// One task on V8: node --experimental-wasm-memory64 v8.mjs TASK IMAGE EXPECTED MESSAGE PROCESS [cold]
// Prints "0 NANOSECONDS NANOSECONDS-OF-PROCESSOR", as OneSample does.
import { readFileSync } from 'node:fs';

const [task, image, expected, messageFile, processFile, cold] = process.argv.slice(2);
const module = new WebAssembly.Module(readFileSync(image));

function instantiate() {
    const imports = {};
    for (const { module: from, name, kind } of WebAssembly.Module.imports(module)) {
        // Every import answers 0; whether as a number or a BigInt only the call tells.
        if (kind === 'function') (imports[from] ??= {})[name] = () => 0;
    }
    return new WebAssembly.Instance(module, imports).exports;
}

function write(guest, text) {
    const bytes = Buffer.from(text + '\0');
    const at = guest.malloc(BigInt(bytes.length));
    new Uint8Array(guest.memory.buffer).set(bytes, Number(at));
    return at;
}

function handle(guest, lua, answer) {
    const message = readFileSync(messageFile, 'utf8').replace('return 1+1', lua);
    const reply = guest.handle(write(guest, message), write(guest, readFileSync(processFile, 'utf8')));
    const memory = new Uint8Array(guest.memory.buffer);
    const text = Buffer.from(memory.subarray(Number(reply), memory.indexOf(0, Number(reply)))).toString();
    if (!text.includes(`"data":"${answer}"`)) throw new Error('wrong reply: ' + text.slice(0, 300));
}

const turns = 'local s = 0 for i = 1, 1000000 do s = s + i end return s';
let once;
if (task === 'aos') {
    once = () => handle(instantiate(), 'return 1+1', '2');
} else if (task === 'eval' || task === 'loop') {
    const guest = instantiate();
    handle(guest, 'return 1+1', '2');
    once = task === 'eval' ? () => handle(guest, 'return 1+1', '2') : () => handle(guest, turns, '500000500000');
} else {
    const guest = instantiate();
    once = () => {
        const answer = BigInt.asUintN(64, BigInt(guest.run()));
        if (answer !== BigInt.asUintN(64, BigInt(expected))) throw new Error(task + ' answered ' + answer);
    };
}

if (!cold) {
    const warm = performance.now() + 4000;
    for (let i = 0; i < 2 || performance.now() < warm; i++) once();
}
const median = (numbers) => numbers.sort((a, b) => a - b)[numbers.length >> 1];
const nanos = [];
const cpu = [];
const begun = performance.now();
for (let i = 0; i < (cold ? 1 : 7) || (!cold && i < 500 && performance.now() - begun < 1000); i++) {
    const start = process.hrtime.bigint();
    const used = process.cpuUsage();
    once();
    const { user, system } = process.cpuUsage(used);
    nanos.push(Number(process.hrtime.bigint() - start));
    cpu.push((user + system) * 1000);
}
console.log(`0 ${median(nanos)} ${median(cpu)}`);
