; SPDX-License-Identifier: GPL-3.0-or-later
; The installer for Windows. make_installer.sh calls makensis with VERSION, STAGE (the files as they are to be installed),
; LISTS (lists.sh writes install.nsh and uninstall.nsh there) and OUTPUT. Options: see SHOW_USAGE.
Unicode true
Target amd64-unicode
SetCompressor /SOLID lzma
RequestExecutionLevel user ; nobody needs to be an administrator, unless he installs for everybody

!include MUI2.nsh
!include nsDialogs.nsh
!include LogicLib.nsh
!include FileFunc.nsh
!include x64.nsh

!define PRODUCT Lectern
!define PRODUCT_KEY "Software\Lectern"
!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\Lectern"
!define CLASS Lectern.Document
; Exit statuses of a silent run, after Windows' own numbers.
!define EXIT_IN_USE 32
!define EXIT_USAGE 87
!define EXIT_NEEDS_ADMINISTRATOR 740
!define EXIT_TOO_OLD 1150

Name "${PRODUCT}"
OutFile "${OUTPUT}"
BrandingText "${PRODUCT} ${VERSION}"
ShowInstDetails nevershow
ShowUninstDetails nevershow
ManifestDPIAware true

VIProductVersion "${VERSION}.0"
VIAddVersionKey ProductName "${PRODUCT}"
VIAddVersionKey ProductVersion "${VERSION}"
VIAddVersionKey FileVersion "${VERSION}"
VIAddVersionKey FileDescription "Installs ${PRODUCT} ${VERSION}"
VIAddVersionKey LegalCopyright "Lectern's authors, GPL-3.0-or-later"

Var Scope          ; "user" or "machine"
Var ScopeIsFixed   ; "yes" if the command line or what is installed decides it
Var UserRadio
Var MachineRadio
Var DeleteData     ; "yes" if the uninstaller deletes what the analyst made
Var DeleteDataBox
Var WantsAssociations

!define MUI_ICON "${STAGE}\lectern.ico"
!define MUI_UNICON "${STAGE}\lectern.ico"
!define MUI_ABORTWARNING
!define MUI_WELCOMEPAGE_TEXT "This installs ${PRODUCT} ${VERSION}.$\r$\n$\r$\nAn installed ${PRODUCT} is replaced; settings and data stay as they are. Please close ${PRODUCT} before you go on."
!define MUI_FINISHPAGE_RUN
!define MUI_FINISHPAGE_RUN_FUNCTION startLectern
!define MUI_FINISHPAGE_RUN_TEXT "Start ${PRODUCT}"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_LICENSE "${STAGE}\doc\LICENSE.txt"
Page custom showScope leaveScope
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_COMPONENTS
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
UninstPage custom un.showData un.leaveData
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE English

; --- who it is installed for -------------------------------------------------------------------------------------------

!macro useScope UN
Function ${UN}useScope
    ${If} $Scope == machine
        SetShellVarContext all
    ${Else}
        SetShellVarContext current
    ${EndIf}
FunctionEnd
!macroend
!insertmacro useScope ""
!insertmacro useScope "un."

; Says TEXT and ends with STATUS; a silent run has nobody to read it, so it ends only.
!macro giveUp TEXT STATUS
    ${IfNot} ${Silent}
        MessageBox MB_OK|MB_ICONSTOP "${TEXT}"
    ${EndIf}
    SetErrorLevel ${STATUS}
    Quit
!macroend

Function isAdministrator ; pushes "yes" or "no"
    UserInfo::GetAccountType
    Pop $0
    ${If} $0 == Admin
        Push yes
    ${Else}
        Push no
    ${EndIf}
FunctionEnd

; Starts this installer again as an administrator, whom Windows asks for, and ends.
Function startAsAdministrator
    ${If} ${Silent}
        SetErrorLevel ${EXIT_NEEDS_ADMINISTRATOR}
        Quit
    ${EndIf}
    ClearErrors
    ExecShell runas "$EXEPATH" "/AllUsers"
    ${If} ${Errors}
        MessageBox MB_OK|MB_ICONSTOP "Installing for all users needs an administrator. You can install ${PRODUCT} for yourself instead."
        Return
    ${EndIf}
    Quit
FunctionEnd

; The folder of an installed Lectern for $Scope into $INSTDIR, else the usual one.
Function chooseFolder
    Call useScope
    ReadRegStr $0 SHCTX "${PRODUCT_KEY}" InstallFolder
    ${If} $0 != ""
        StrCpy $INSTDIR $0
    ${ElseIf} $Scope == machine
        StrCpy $INSTDIR "$PROGRAMFILES64\${PRODUCT}"
    ${Else}
        StrCpy $INSTDIR "$LOCALAPPDATA\Programs\${PRODUCT}"
    ${EndIf}
FunctionEnd

Function readInstalledScope
    ReadRegStr $0 HKCU "${PRODUCT_KEY}" InstallFolder
    ReadRegStr $1 HKLM "${PRODUCT_KEY}" InstallFolder
    ${If} $0 != ""
        StrCpy $Scope user
    ${ElseIf} $1 != ""
        StrCpy $Scope machine
    ${Else}
        Return
    ${EndIf}
    StrCpy $ScopeIsFixed yes
FunctionEnd

Function .onInit
    ${IfNot} ${RunningX64}
        !insertmacro giveUp "${PRODUCT} needs a 64-bit Windows." ${EXIT_TOO_OLD}
    ${EndIf}
    SetRegView 64
    StrCpy $Scope user
    StrCpy $3 $INSTDIR ; what /D=FOLDER gave
    ${GetParameters} $2
    Call readInstalledScope
    ClearErrors
    ${GetOptions} $2 "/AllUsers" $0
    ${IfNot} ${Errors}
        StrCpy $Scope machine
        StrCpy $ScopeIsFixed yes
    ${EndIf}
    ClearErrors
    ${GetOptions} $2 "/CurrentUser" $0
    ${IfNot} ${Errors}
        StrCpy $Scope user
        StrCpy $ScopeIsFixed yes
    ${EndIf}
    ClearErrors
    ${GetOptions} $2 "/Associate" $0
    ${IfNot} ${Errors}
        StrCpy $WantsAssociations yes
    ${EndIf}
    ${If} $Scope == machine
        Call isAdministrator
        Pop $0
        ${If} $0 == no
            Call startAsAdministrator
            StrCpy $Scope user
        ${EndIf}
    ${EndIf}
    Call chooseFolder
    ${If} $3 != ""
        StrCpy $INSTDIR $3
    ${EndIf}
    Call chooseSections
FunctionEnd

Function showScope
    ${If} $ScopeIsFixed == yes
        Abort ; skips the page
    ${EndIf}
    !insertmacro MUI_HEADER_TEXT "Who uses ${PRODUCT} here?" "For yourself, no administrator is needed."
    nsDialogs::Create 1018
    Pop $0
    ${NSD_CreateRadioButton} 0 10u 100% 12u "Only for &me"
    Pop $UserRadio
    ${NSD_CreateRadioButton} 0 28u 100% 12u "For &everybody on this computer (asks for an administrator)"
    Pop $MachineRadio
    ${NSD_Check} $UserRadio
    nsDialogs::Show
FunctionEnd

Function leaveScope
    ${NSD_GetState} $MachineRadio $0
    ${If} $0 == ${BST_CHECKED}
        Call isAdministrator
        Pop $1
        ${If} $1 == no
            Call startAsAdministrator
            Abort ; Windows was told no: the page stays
        ${EndIf}
        StrCpy $Scope machine
    ${Else}
        StrCpy $Scope user
    ${EndIf}
    Call chooseFolder
FunctionEnd

; --- what it installs --------------------------------------------------------------------------------------------------

; A program that runs cannot be replaced, and half of a new version must never lie beside half of an old one.
Function refuseWhileRunning
    again:
    IfFileExists "$INSTDIR\lectern.exe" 0 done
    ClearErrors
    FileOpen $0 "$INSTDIR\lectern.exe" a
    ${IfNot} ${Errors}
        FileClose $0
        Goto done
    ${EndIf}
    ${If} ${Silent}
        SetErrorLevel ${EXIT_IN_USE}
        Quit
    ${EndIf}
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "${PRODUCT} is running. Please close its windows, then choose Retry." IDRETRY again
    Quit
    done:
FunctionEnd

; Takes away an older version's files by its own list, so that none of them stays behind.
Function removeOlderVersion
    IfFileExists "$INSTDIR\uninstall.exe" 0 done
    ExecWait '"$INSTDIR\uninstall.exe" /S /Upgrade _?=$INSTDIR' $0
    Delete "$INSTDIR\uninstall.exe"
    done:
FunctionEnd

Section "${PRODUCT}" programSection
    SectionIn RO
    Call refuseWhileRunning
    Call removeOlderVersion
    !include "${LISTS}\install.nsh"
    SetOutPath "$INSTDIR"
    ${If} $Scope == user
        ; The sealed process, which has no rights of this person, reads its fonts there as one of all users.
        nsExec::Exec '"$SYSDIR\icacls.exe" "$INSTDIR\share" /grant *S-1-5-32-545:(OI)(CI)RX /Q'
        Pop $0
        DetailPrint "Reading rights for fonts: $0"
    ${EndIf}
    WriteUninstaller "$INSTDIR\uninstall.exe"
    WriteRegStr SHCTX "${PRODUCT_KEY}" InstallFolder "$INSTDIR"
    WriteRegStr SHCTX "${PRODUCT_KEY}" Version "${VERSION}"
    WriteRegStr SHCTX "${UNINSTALL_KEY}" DisplayName "${PRODUCT}"
    WriteRegStr SHCTX "${UNINSTALL_KEY}" DisplayVersion "${VERSION}"
    WriteRegStr SHCTX "${UNINSTALL_KEY}" Publisher "Lectern"
    WriteRegStr SHCTX "${UNINSTALL_KEY}" DisplayIcon "$INSTDIR\lectern.exe"
    WriteRegStr SHCTX "${UNINSTALL_KEY}" InstallLocation "$INSTDIR"
    WriteRegStr SHCTX "${UNINSTALL_KEY}" UninstallString '"$INSTDIR\uninstall.exe"'
    WriteRegStr SHCTX "${UNINSTALL_KEY}" QuietUninstallString '"$INSTDIR\uninstall.exe" /S'
    WriteRegDWORD SHCTX "${UNINSTALL_KEY}" NoModify 1
    WriteRegDWORD SHCTX "${UNINSTALL_KEY}" NoRepair 1
    ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
    WriteRegDWORD SHCTX "${UNINSTALL_KEY}" EstimatedSize $0
SectionEnd

Section "Start menu" menuSection
    CreateShortcut "$SMPROGRAMS\${PRODUCT}.lnk" "$INSTDIR\lectern.exe"
SectionEnd

Section /o "Desktop icon" desktopSection
    CreateShortcut "$DESKTOP\${PRODUCT}.lnk" "$INSTDIR\lectern.exe"
SectionEnd

; Adds Lectern to "Open with" of the documents it reads; which program opens them by double-click stays the user's choice.
!macro offerFor SUFFIX
    WriteRegStr SHCTX "Software\Classes\${SUFFIX}\OpenWithProgids" "${CLASS}" ""
!macroend
!macro withdrawFrom SUFFIX
    DeleteRegValue SHCTX "Software\Classes\${SUFFIX}\OpenWithProgids" "${CLASS}"
!macroend

Section /o "Offer Lectern in $\"Open with$\"" associationSection
    WriteRegStr SHCTX "Software\Classes\${CLASS}" "" "Document for ${PRODUCT}"
    WriteRegStr SHCTX "Software\Classes\${CLASS}\DefaultIcon" "" "$INSTDIR\lectern.exe,0"
    WriteRegStr SHCTX "Software\Classes\${CLASS}\shell\open\command" "" '"$INSTDIR\lectern.exe" "%1"'
    !insertmacro offerFor .pdf
    !insertmacro offerFor .docx
    !insertmacro offerFor .rtf
    !insertmacro offerFor .odt
    !insertmacro offerFor .txt
    System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)' ; associations changed
SectionEnd

!insertmacro MUI_FUNCTION_DESCRIPTION_BEGIN
    !insertmacro MUI_DESCRIPTION_TEXT ${programSection} "The window, the command line program and the sealed process that opens documents."
    !insertmacro MUI_DESCRIPTION_TEXT ${menuSection} "An entry in the start menu."
    !insertmacro MUI_DESCRIPTION_TEXT ${desktopSection} "An icon on the desktop."
    !insertmacro MUI_DESCRIPTION_TEXT ${associationSection} "Lectern appears in the menu $\"Open with$\" of PDF, DOCX, ODT, RTF and text files. What opens them by double-click stays as it is."
!insertmacro MUI_FUNCTION_DESCRIPTION_END

; An update keeps what was chosen before.
Function chooseSections
    ReadRegStr $0 SHCTX "Software\Classes\${CLASS}" ""
    ${If} $0 != ""
    ${OrIf} $WantsAssociations == yes
        SectionGetFlags ${associationSection} $1
        IntOp $1 $1 | ${SF_SELECTED}
        SectionSetFlags ${associationSection} $1
    ${EndIf}
    ${If} ${FileExists} "$DESKTOP\${PRODUCT}.lnk"
        SectionGetFlags ${desktopSection} $1
        IntOp $1 $1 | ${SF_SELECTED}
        SectionSetFlags ${desktopSection} $1
    ${EndIf}
FunctionEnd

Function startLectern
    Exec '"$INSTDIR\lectern.exe"'
FunctionEnd

; --- the uninstaller ---------------------------------------------------------------------------------------------------

Function un.onInit
    SetRegView 64
    StrCpy $Scope user
    ReadRegStr $0 HKLM "${PRODUCT_KEY}" InstallFolder
    ${If} $0 == $INSTDIR
        StrCpy $Scope machine
    ${EndIf}
    Call un.useScope
    ${GetParameters} $2
    ClearErrors
    ${GetOptions} $2 "/DeleteData" $0
    ${IfNot} ${Errors}
        StrCpy $DeleteData yes
    ${EndIf}
FunctionEnd

Function un.showData
    !insertmacro MUI_HEADER_TEXT "What happens to your data?" "The program is removed. Your data stays, unless you say otherwise."
    nsDialogs::Create 1018
    Pop $0
    ${NSD_CreateLabel} 0 0 100% 36u "Settings, log, pictures of pages and what Lectern keeps by itself lie in $LOCALAPPDATA\lectern. Databases on servers are not touched."
    Pop $0
    ${NSD_CreateCheckBox} 0 44u 100% 12u "&Delete this folder, too. This cannot be undone."
    Pop $DeleteDataBox
    nsDialogs::Show
FunctionEnd

Function un.leaveData
    ${NSD_GetState} $DeleteDataBox $0
    ${If} $0 == ${BST_CHECKED}
        StrCpy $DeleteData yes
    ${EndIf}
FunctionEnd

Section Uninstall
    ClearErrors
    FileOpen $0 "$INSTDIR\lectern.exe" a
    ${If} ${Errors}
    ${AndIf} ${FileExists} "$INSTDIR\lectern.exe"
        !insertmacro giveUp "${PRODUCT} is running. Please close its windows and try again." ${EXIT_IN_USE}
    ${EndIf}
    FileClose $0
    !include "${LISTS}\uninstall.nsh"
    ${GetParameters} $2
    ClearErrors
    ${GetOptions} $2 "/Upgrade" $0
    ${IfNot} ${Errors}
        Return ; the new version goes on from here
    ${EndIf}
    Delete "$INSTDIR\uninstall.exe"
    RMDir "$INSTDIR"
    Delete "$SMPROGRAMS\${PRODUCT}.lnk"
    Delete "$DESKTOP\${PRODUCT}.lnk"
    !insertmacro withdrawFrom .pdf
    !insertmacro withdrawFrom .docx
    !insertmacro withdrawFrom .rtf
    !insertmacro withdrawFrom .odt
    !insertmacro withdrawFrom .txt
    DeleteRegKey SHCTX "Software\Classes\${CLASS}"
    DeleteRegKey SHCTX "${UNINSTALL_KEY}"
    DeleteRegKey SHCTX "${PRODUCT_KEY}"
    ${If} $DeleteData == yes
        SetShellVarContext current
        RMDir /r "$LOCALAPPDATA\lectern"
    ${EndIf}
SectionEnd
