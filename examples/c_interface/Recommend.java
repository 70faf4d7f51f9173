// SPDX-License-Identifier: BSL-1.0
// java -cp jna.jar Recommend.java CARDS...: candidate, call and score of scorecards, with JNA.
import com.sun.jna.IntegerType;
import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

public class Recommend {
    //! [declare]
    public static class Size extends IntegerType {
        public Size() { this(0); }
        public Size(long value) { super(Native.SIZE_T_SIZE, value, true); }
    }

    public interface Panelscore extends Library {
        Pointer panelscore_input_new();
        void panelscore_input_free(Pointer input);
        int panelscore_input_file(Pointer input, String name, byte[] text, Size size);
        int panelscore_input_option(Pointer input, String name, String value);
        int panelscore_input_argument(Pointer input, String word);
        Pointer panelscore_recommend(Pointer input);
        int panelscore_result_status(Pointer result);
        String panelscore_result_text(Pointer result, Pointer size);
        String panelscore_result_problems(Pointer result, Pointer size);
        void panelscore_result_free(Pointer result);
    }
    //! [declare]

    public static void main(String[] names) throws Exception {
        //! [call]
        var library = Native.load("panelscore_c", Panelscore.class,
                                  Map.of(Library.OPTION_STRING_ENCODING, "UTF-8"));
        var input = library.panelscore_input_new();
        library.panelscore_input_option(input, "rubric", "ml-engineer");
        library.panelscore_input_option(input, "format", "csv");
        for (var name : names) {
            var text = Files.readAllBytes(Path.of(name));
            library.panelscore_input_file(input, name, text, new Size(text.length));
            library.panelscore_input_argument(input, name);
        }
        var result = library.panelscore_recommend(input);
        var status = library.panelscore_result_status(result);
        var table = library.panelscore_result_text(result, null);
        System.err.print(library.panelscore_result_problems(result, null));
        library.panelscore_result_free(result);
        library.panelscore_input_free(input);
        //! [call]
        if (status == 0)
            table.lines().skip(1).map(line -> line.split(","))
                .forEach(row -> System.out.println(row[0] + " " + row[3] + " " + row[6]));
        System.exit(status);
    }
}
