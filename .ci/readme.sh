# What the README shows is what runs here.

# readme_command HEADING: the first line of the first block of commands below a heading.
readme_command() {
  awk -v heading="## $1" '
    $0 == heading { below = 1; next }
    /^## / { below = 0 }
    below && /^```/ { if (inside) exit; inside = 1; next }
    inside { print; exit }' README.md | grep .
}

# readme_code FOLDER: each block of C# goes to the end of the file that the comment before it names.
readme_code() {
  awk -v folder="$1" '
    /^<!-- consumer: [A-Za-z]+\.cs -->$/ { file = folder "/" $3; next }
    file != "" && /^```csharp$/ { inside = 1; next }
    /^```$/ { if (inside) print "" >> file; inside = 0; file = ""; next }
    inside { print >> file }' README.md
}
