namespace ApiKeys.Cli.Completions;

/// <summary>
/// The scripts that let a shell ask the tool what can follow. No script evaluates what the tool prints: other people
/// choose the names of keys.
/// </summary>
internal static class CompletionScript
{
    private const string Bash = """
        # Completion of apikeys for bash.
        _apikeys() {
          local word=${COMP_WORDS[COMP_CWORD]} line="apikeys${COMP_LINE#"${COMP_WORDS[0]}"}" candidate
          local position=$((COMP_POINT - ${#COMP_WORDS[0]} + 7)) typed=${COMP_LINE:0:COMP_POINT}
          COMPREPLY=()
          # A word of bash ends at an equals sign or a colon, too.
          [[ $word == [=:] ]] && word=
          typed=${typed##* } typed=${typed%"$word"}
          while IFS= read -r candidate; do
            COMPREPLY+=("$(printf %q "${candidate#"$typed"}")")
          done < <("${COMP_WORDS[0]}" "[suggest:$position]" "$line" 2>/dev/null </dev/null)
        }
        complete -o default -F _apikeys apikeys

        """;

    private const string Zsh = """
        #compdef apikeys
        # Completion of apikeys for zsh.
        _apikeys() {
          local line="apikeys ${(j: :)words[2,CURRENT]}"
          local -a candidates
          candidates=("${(@f)$(${words[1]} "[suggest:${#line}]" "$line" 2>/dev/null </dev/null)}")
          if [[ -n $candidates ]]; then compadd -a candidates; else _files; fi
        }
        (( $+functions[compdef] )) || { autoload -Uz compinit && compinit }
        compdef _apikeys apikeys

        """;

    private const string Fish = """
        # Completion of apikeys for fish.
        function __apikeys_complete
            set -l words (commandline -opc)
            set -l line (string join -- ' ' apikeys $words[2..-1] (commandline -ct))
            set -l candidates ($words[1] "[suggest:"(string length -- $line)"]" $line 2>/dev/null </dev/null)
            if set -q candidates[1]
                printf '%s\n' $candidates
            else
                __fish_complete_path (commandline -ct)
            end
        end
        complete -c apikeys -f -a '(__apikeys_complete)'

        """;

    private const string PowerShell = """
        # Completion of apikeys for PowerShell.
        Register-ArgumentCompleter -Native -CommandName apikeys -ScriptBlock {
            param($word, $ast, $position)
            $line = $ast.ToString().PadRight($position)
            $null | & $ast.CommandElements[0].Value "[suggest:$position]" $line 2>$null |
                ForEach-Object {
                    $text = if ($_ -match '^[\w./:=-]+$') { $_ } else { "'" + $_.Replace("'", "''") + "'" }
                    [System.Management.Automation.CompletionResult]::new($text, $_, 'ParameterValue', $_)
                }
        }

        """;

    public static IReadOnlyList<string> Shells { get; } = ["bash", "zsh", "fish", "pwsh"];

    public static string For(string shell) =>
        shell switch
        {
            "bash" => Bash,
            "zsh" => Zsh,
            "fish" => Fish,
            _ => PowerShell,
        };
}
