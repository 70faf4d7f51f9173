# SPDX-License-Identifier: BSL-1.0
# recommend.rb CARDS...: candidate, call and score of scorecards, with the Fiddle of Ruby itself.
require "fiddle/import"
require "json"

#! [declare]
module Panelscore
  extend Fiddle::Importer
  dlload "libpanelscore_c.so.1"
  extern "void* panelscore_input_new()"
  extern "void panelscore_input_free(void*)"
  extern "int panelscore_input_file(void*, char*, char*, size_t)"
  extern "int panelscore_input_option(void*, char*, char*)"
  extern "int panelscore_input_argument(void*, char*)"
  extern "void* panelscore_recommend(void*)"
  extern "int panelscore_result_status(void*)"
  extern "char* panelscore_result_text(void*, void*)"
  extern "char* panelscore_result_problems(void*, void*)"
  extern "void panelscore_result_free(void*)"
end
#! [declare]

#! [call]
input = Panelscore.panelscore_input_new
Panelscore.panelscore_input_option(input, "rubric", "ml-engineer")
ARGV.each do |name|
  text = File.binread(name)
  Panelscore.panelscore_input_file(input, name, text, text.bytesize)
  Panelscore.panelscore_input_argument(input, name)
end
result = Panelscore.panelscore_recommend(input)
status = Panelscore.panelscore_result_status(result)
document = Panelscore.panelscore_result_text(result, nil).to_s.force_encoding("UTF-8")
warn Panelscore.panelscore_result_problems(result, nil).to_s unless status.zero?
Panelscore.panelscore_result_free(result)
Panelscore.panelscore_input_free(input)
#! [call]

if status.zero?
  JSON.parse(document)["candidates"].each do |one|
    puts "#{one["candidate"]} #{one["call"]} #{one["score"]["raw"]}"
  end
end
exit status
