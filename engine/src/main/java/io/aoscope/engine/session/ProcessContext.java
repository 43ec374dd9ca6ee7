package io.aoscope.engine.session;

import io.aoscope.engine.device.DeviceContext;
import io.aoscope.engine.device.Devices;
import io.aoscope.engine.device.ModuleLoader;
import io.aoscope.engine.message.Binary;
import io.aoscope.engine.wasm.Validator;
import io.aoscope.engine.wasm.WasmModule;
import io.aoscope.engine.wasm.WasmReader;
import java.util.Optional;

/** What the devices of a local process may use: its image under the image's id, and the session's limits. */
final class ProcessContext {
    private ProcessContext() {}

    static DeviceContext of(ProcessImage image, SessionOptions options) {
        Binary bytes = Binary.of(image.source().bytes());
        String imageId = ProcessMessages.imageId(image);
        ModuleLoader loader = wanted -> {
            if (wanted.equals(bytes)) {
                return image.module();
            }
            WasmModule other = WasmReader.read(wanted.bytes());
            Validator.validate(other);
            return other;
        };
        return DeviceContext.of(
                        options.profile(), id -> id.equals(imageId) ? Optional.of(bytes) : Optional.empty(), loader)
                .withLimits(options.limits())
                .withVersion(options.version())
                .withDevices(Devices.installed());
    }
}
