package io.aoscope.engine.wasm;

/** Reads one module, section by section. */
final class ModuleReader {
    private final byte[] bytes;

    ModuleReader(byte[] bytes) {
        this.bytes = bytes;
    }

    WasmModule read() throws MalformedModuleException {
        throw new MalformedModuleException(bytes.length, "unexpected end");
    }
}
