package io.aoscope.engine.session;

import io.aoscope.engine.wasm.FuncType;
import java.util.Optional;

/**
 * An imported function and who answers it.
 *
 * @param device full name of the answering device; empty means the stub that returns 0
 */
public record ImportBinding(String module, String function, FuncType type, Optional<String> device) {}
