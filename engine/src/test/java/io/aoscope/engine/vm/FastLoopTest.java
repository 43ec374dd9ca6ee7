package io.aoscope.engine.vm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the compiler made of the loop. */
final class FastLoopTest {
    /** HotSpot's limit, {@code HugeMethodLimit}. */
    private static final int LARGEST = 8000;

    private CodeAttribute code;

    @BeforeEach
    void read() throws IOException {
        try (InputStream in = Objects.requireNonNull(FastLoop.class.getResourceAsStream("FastLoop.class"))) {
            MethodModel run = ClassFile.of().parse(in.readAllBytes()).methods().stream()
                    .filter(method -> method.methodName().equalsString("run"))
                    .findFirst()
                    .orElseThrow();
            code = run.findAttribute(Attributes.code()).orElseThrow();
        }
    }

    @Test
    void theLoopIsNotTooLargeForHotSpot() {
        assertThat(code.codeLength()).isLessThan(LARGEST);
    }

    @Test
    void everyOperationStandsInItsGroup() throws Exception {
        List<CodeElement> elements = code.elementList();
        List<Integer> operations = new ArrayList<>();

        for (SwitchCase group : firstSwitch(elements.stream())) {
            Stream<CodeElement> arm = elements.stream()
                    .dropWhile(element -> !(element instanceof LabelTarget here && here.label() == group.target()));
            List<Integer> members =
                    firstSwitch(arm).stream().map(SwitchCase::caseValue).toList();
            assertThat(members)
                    .as("group %d", group.caseValue())
                    .allMatch(op -> op >>> FusedOp.GROUP_SHIFT == group.caseValue());
            operations.addAll(members);
        }
        assertThat(operations).containsExactlyInAnyOrderElementsOf(numbers());
    }

    private static List<SwitchCase> firstSwitch(Stream<CodeElement> elements) {
        return elements.<List<SwitchCase>>mapMulti((element, cases) -> {
                    switch (element) {
                        case TableSwitchInstruction table -> cases.accept(table.cases());
                        case LookupSwitchInstruction table -> cases.accept(table.cases());
                        default -> {}
                    }
                })
                .findFirst()
                .orElseThrow();
    }

    /** The constants of {@link FusedOp} that are operations. */
    private static List<Integer> numbers() throws IllegalAccessException {
        List<Integer> numbers = new ArrayList<>();
        for (Field field : FusedOp.class.getDeclaredFields()) {
            if (!field.getName().equals("GROUP_SHIFT")) {
                numbers.add(field.getInt(null));
            }
        }
        return numbers;
    }
}
