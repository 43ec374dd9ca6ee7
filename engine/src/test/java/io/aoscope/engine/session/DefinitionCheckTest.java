package io.aoscope.engine.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.aoscope.engine.device.Devices;
import io.aoscope.engine.session.DefinitionProblem.Severity;
import io.aoscope.engine.wasm.WasmModule;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefinitionCheckTest {
    private static List<DefinitionProblem> check(String text, String image) throws Exception {
        Optional<WasmModule> module = image.isEmpty()
                ? Optional.empty()
                : Optional.of(ImageLoader.load(Fixtures.source(image)).module());
        Devices devices = Devices.installed();
        return DefinitionCheck.of(ProcessDefinition.parse(text, "p.json", devices), devices, module);
    }

    @Test
    void theProcessOfAosGivesNothingToSay() throws Exception {
        assertThat(check("{}", "ok")).isEmpty();
    }

    @Test
    void aFunctionCallThatFitsTheImageGivesNothingToSay() throws Exception {
        String text = "{\"device-stack\":[\"wasi\",\"wasm-64\"],\"passes\":1,\"function\":\"fac\",\"params\":[5.0]}";
        assertThat(check(text, "factorial")).isEmpty();
    }

    /** D5 to D10, D13, D14, P3, P6, P7, P8, P11, R21: what can be said without the image. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'device-stack':['nobody@1.0','wasm-64'],'function':'f'}    | P6  | ERROR   | device-stack/1   | no"
                        + " device nobody@1.0",
                "{'device-stack':['lua@5.3a','wasm-64'],'function':'f'}      | D5  | ERROR   | device-stack/1   | does"
                        + " not run it",
                "{'device-stack':[]}                                         | D5  | ERROR   | device-stack     | no"
                        + " devices",
                "{'device-stack':['wasi']}                                   | D5  | WARNING | device-stack     | no"
                        + " device runs the image",
                "{'device-stack':['wasm-64',{'a':1}],'passes':1}             | P11 | NOTE    | device-stack/2   | no"
                        + " functions",
                "{'passes':'2'}                                              | P8  | ERROR   | passes           |"
                        + " never end",
                "{'passes':0}                                                | P7  | WARNING | passes           |"
                        + " works like 1",
                "{'device-stack':['wasm-64']}                                | P7  | NOTE    | passes           |"
                        + " nobody asks",
                "{'passes':1}                                                | D7  | WARNING | passes           |"
                        + " reads the reply",
                "{'device-stack':['json-iface','wasm-64']}                   | D7  | WARNING | device-stack     |"
                        + " never comes",
                "{'device-stack':['json-iface','wasm-64','multipass','patch']}| D6 | WARNING | device-stack/3   | last"
                        + " pass alone",
                "{'output-prefix':'out'}                                     | D8  | WARNING | output-prefix    |"
                        + " under out/stdlib",
                "{'output-prefix':null}                                      | D8  | WARNING | output-prefix    |"
                        + " under stdlib",
                "{'output-prefixes':{'3':'x','4':'wasm'}}                    | D8  | WARNING | output-prefixes/3|"
                        + " under x/stdlib",
                "{'output-prefixes':{'3':'x'}}                               | D9  | WARNING | output-prefix    | runs"
                        + " under \"x\"",
                "{'output-prefixes':{'9':'wasm'}}                            | P3  | NOTE    | output-prefixes/9| no"
                        + " device 9",
                "{'device-stack':['wasm-64','json-iface','multipass']}       | D9  | WARNING | device-stack/2   |"
                        + " before json-iface",
                "{'device-stack':['json-iface','wasm-64','wasi','multipass']}| D8  | NOTE    | device-stack/3   |"
                        + " while it starts",
                "{'stack-keys':['compute','snapshot']}                       | D10 | ERROR   | stack-keys       | init"
                        + " is missing",
                "{'stack-keys':['init','compute','normalize']}               | D10 | WARNING | stack-keys       |"
                        + " snapshot is missing",
                "{'stack-keys':['init','compute','snapshot']}                | D10 | WARNING | stack-keys       |"
                        + " normalize is missing",
                "{'device-stack':['dedup','wasm-64'],'passes':1}             | R21 | WARNING | device-stack/1   |"
                        + " third slot",
                "{'patch-from':null}                                         | D13 | WARNING | patch-from       |"
                        + " whole state",
                "{'device-stack':['wasm-64','dedup'],'passes':1}             | D14 | NOTE    | device-stack/2   |"
                        + " comes again"
            })
    void whatAStackWouldDoIsSaidBefore(String text, String rule, Severity severity, String place, String message)
            throws Exception {
        assertThat(check(text.replace('\'', '"'), "")).anySatisfy(problem -> {
            assertThat(problem.rule()).isEqualTo(rule);
            assertThat(problem.severity()).isEqualTo(severity);
            assertThat(problem.place()).isEqualTo(place);
            assertThat(problem.message()).contains(message);
            assertThat(problem.remedy()).isNotEmpty();
        });
    }

    /** D11, D12, W3, W6: what the image adds. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "factorial | {}                                                             | D11 | ERROR   | exports"
                        + " no function handle",
                "factorial | {'device-stack':['wasm-64'],'function':'fact'}                 | D11 | ERROR   | exports"
                        + " no function fact",
                "factorial | {'device-stack':['wasm-64']}                                   | W3  | NOTE    | names no"
                        + " function",
                "factorial | {'device-stack':['wasm-64'],'function':'fac'}                  | W6  | WARNING | gives"
                        + " none",
                "factorial | {'device-stack':['wasm-64'],'function':'fac','params':[1.0,2]} | W6  | ERROR   | takes 1,"
                        + " given are 2",
                "factorial | {'device-stack':['wasm-64'],'function':'fac','params':[5]}     | W6  | WARNING | its bits"
                        + " become the float",
                "factorial | {'device-stack':['wasm-64'],'function':'fac','params':['5']}   | W6  | ERROR   | is no"
                        + " number",
                "library   | {'device-stack':['wasm-64'],'function':'mul','params':[1.5,2]} | W6  | ERROR   | given"
                        + " for an integer",
                "ok        | {'function':'other'}                                           | D11 | WARNING | makes it"
                        + " handle",
                "library   | {'stdlib':{'my_lib':{'device':'constants','mul':1}}}           | D12 | NOTE    | add is"
                        + " not answered",
                "library   | {'stdlib':{'their_lib':{'device':'echo'}}}                     | D12 | NOTE    | imports"
                        + " nothing from their_lib"
            })
    void whatTheImageCannotDoIsSaidBefore(String image, String text, String rule, Severity severity, String message)
            throws Exception {
        assertThat(check(text.replace('\'', '"'), image)).anySatisfy(problem -> {
            assertThat(problem.rule()).isEqualTo(rule);
            assertThat(problem.severity()).isEqualTo(severity);
            assertThat(problem.message()).contains(message);
        });
    }

    @Test
    void theGravestComesFirst() throws Exception {
        assertThat(check("{\"device-stack\":[\"nobody\"],\"passes\":0}", ""))
                .extracting(DefinitionProblem::severity)
                .isSorted()
                .first()
                .isEqualTo(Severity.ERROR);
    }
}
